// The whole job in SQL: node duckdb.mjs --data DIR --year 2024 --out DIR. See README.md.
import { readFileSync, mkdirSync, readdirSync, statSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

const TABLES = ['ydelse', 'samtaler', 'tilbud', 'loentimer'];
const YDELSER = ['dagpenge', 'sygedagpenge', 'overgangsydelse', 'uddannelseshjaelp', 'kontanthjaelp', 'revalidering',
  'ressourceforloeb', 'jobafklaring', 'ledighedsydelse', 'barselsdagpenge', 'fleksjob', 'foertidspension', 'seniorpension',
  'efterloen', 'su', 'anden'];
const KOMMUNER = [101, 147, 151, 153, 155, 157, 159, 161, 163, 165, 167, 169, 173, 175, 183, 185, 187, 190, 201, 210, 217, 219,
  223, 230, 240, 250, 253, 259, 260, 265, 269, 270, 306, 316, 320, 326, 329, 330, 336, 340, 350, 360, 370, 376, 390, 400, 410,
  420, 430, 440, 450, 461, 479, 480, 482, 492, 510, 530, 540, 550, 561, 563, 573, 575, 580, 607, 615, 621, 630, 657, 661, 665,
  671, 706, 707, 710, 727, 730, 740, 741, 746, 751, 756, 760, 766, 773, 779, 787, 791, 810, 813, 820, 825, 840, 846, 849, 851,
  860];
// The codes of SPEC 3 by the numbers that sql/ gives them, from 1.
const CODES = {
  ydelse: ['mangler_person_id', 'mangler_maaned', 'mangler_ydelse', 'mangler_kommune', 'mangler_fra', 'mangler_til',
    'mangler_fritaget_dage', 'mangler_standby_dage', 'mangler_barsel_dage', 'mangler_introduktionsprogram',
    'maaned_ikke_den_foerste', 'ukendt_ydelse', 'ukendt_kommune', 'dato_uden_for_maaned', 'til_foer_fra', 'dage_over_perioden',
    'mangler_forloeb_fra', 'forloeb_fra_efter_fra', 'negative_dage', 'maaned_uden_for_kalenderen'],
  samtaler: ['mangler_person_id', 'mangler_maaned', 'mangler_dato', 'mangler_type', 'mangler_form', 'maaned_ikke_den_foerste',
    'ukendt_type', 'ukendt_form', 'dato_uden_for_maaned', 'maaned_uden_for_kalenderen'],
  tilbud: ['mangler_person_id', 'mangler_maaned', 'mangler_type', 'mangler_fra', 'maaned_ikke_den_foerste', 'ukendt_type',
    'dato_uden_for_maaned', 'til_foer_fra', 'maaned_uden_for_kalenderen'],
  loentimer: ['mangler_person_id', 'mangler_maaned', 'mangler_timer', 'mangler_ordinaer', 'maaned_ikke_den_foerste',
    'timer_uden_for_interval', 'maaned_uden_for_kalenderen'],
};
const SCRIPTS = ['1_ydelse', '2_forloeb', '3_population', '4_maal', '5_figures'];

const text = s => `'${String(s).replaceAll("'", "''")}'`;
const list = values => `[${values.map(v => (typeof v === 'number' ? v : text(v))).join(', ')}]`;
// A month as the months since January 1970.
const month = (year, m) => (year - 1970) * 12 + m - 1;

class Refused extends Error {}

function options() {
  const { values } = parseArgs({ options: {
    data: { type: 'string' }, year: { type: 'string' }, out: { type: 'string' }, threads: { type: 'string', default: '2' },
    temp: { type: 'string' }, database: { type: 'string', default: ':memory:' }, phases: { type: 'boolean', default: false } } });
  for (const name of ['data', 'year', 'out']) if (!values[name]) throw new Refused(`--${name} is missing`);
  if (!/^20(19|[2-9]\d)$/.test(values.year)) throw new Refused('--year: expected a year such as 2024');
  if (!/^[1-9]\d?$/.test(values.threads)) throw new Refused('--threads: expected a number from 1');
  return { ...values, year: Number(values.year) };
}

// The files of a table: NAME.parquet, or *.parquet at any depth in NAME/.
function filesOf(data, table) {
  const single = join(data, `${table}.parquet`);
  if (existsSync(single) && statSync(single).isFile()) return [single];
  const folder = join(data, table);
  const found = existsSync(folder) ? readdirSync(folder, { recursive: true }).filter(f => f.endsWith('.parquet')).sort() : [];
  if (found.length === 0) throw new Refused(`looking for table ${table}: found neither ${table}.parquet nor files in ${table}/`);
  return found.map(f => join(folder, f));
}

async function rows(connection, sql) {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

// What sql/ leaves open, and the number of rows of all tables.
async function variables(connection, o) {
  const values = { ud: o.out.replaceAll("'", "''") };
  for (const table of TABLES) values[table] = `read_parquet(${list(filesOf(o.data, table))}, hive_partitioning = false)`;
  const read = t => values[t];
  const [[from, to]] = await rows(connection, `SELECT datediff('month', DATE '1970-01-01', min(maaned)), datediff('month', DATE '1970-01-01', max(maaned))
    FROM ${read('ydelse')} WHERE day(maaned) = 1 AND maaned BETWEEN DATE '0001-01-01' AND DATE '5460-12-01'`);
  if (from === null) throw new Refused('reading table ydelse: found no row with a month');
  const base = Number(from) - 11; // no window begins before that
  const span = Math.max(Number(to), month(o.year, 12)) - base + 1;
  if (span > 124) throw new Refused(`reading table ydelse: expected at most 113 months, found ${span - 11}`);
  const wide = span > 61;
  const [[hours]] = await rows(connection, `SELECT typeof(timer) FROM ${read('loentimer')} LIMIT 1`).then(r => (r.length ? r : [['DECIMAL']]));
  const [[total]] = await rows(connection, TABLES.map(t => `SELECT count(*) AS n FROM ${read(t)}`).join(' UNION ALL ').replace(/^/, 'SELECT sum(n)::BIGINT FROM (') + ')');
  const inOrder = await sorted(connection, filesOf(o.data, 'ydelse'));
  Object.assign(values, {
    base, B: wide ? 'HUGEINT' : 'BIGINT', maaneder: span, foerst: Math.max(month(o.year - 1, 1), month(2020, 1)) - base,
    sidst: month(o.year, 12) - base, juli2025: month(2025, 7) - base, skift: (month(2023, 3) - base) * 32 + 21,
    ydelser: list(YDELSER), kommuner: list(KOMMUNER), koder: `MAP {${TABLES.map(t => `${text(t)}: ${list(CODES[t])}`).join(', ')}}`,
    fyldt: smear(wide ? [1, 2, 4, 8, 16, 32, 64] : [1, 2, 4, 8, 16, 32]), vindue: halving(wide ? [64, 32, 16, 8, 4, 2, 1] : [32, 16, 8, 4, 2, 1]),
    slags: inOrder ? 'VIEW' : 'TABLE', orden: inOrder ? '' : ' ORDER BY nr',
    gyldig: VALID.replaceAll('{maaneder}', span),
    hundreddele: hours === 'DOUBLE' ? ROUNDED : '(timer * 100)::BIGINT',
  });
  return { values, total: Number(total) };
}

// Half away from zero, judged exactly: SPEC 2.
const ROUNDED = `CAST(sign(timer) * ((CAST(abs(timer) * 1152921504606846976.0 AS HUGEINT) * 200
  + 1152921504606846976::HUGEINT) // 2305843009213693952::HUGEINT) AS BIGINT)`;

// What a kept row of ydelse satisfies (SPEC 3), with the columns that sql/1_ydelse.sql derives.
const VALID = `y > 0 AND k > 0 AND m BETWEEN 0 AND {maaneder} AND day(maaned) = 1 AND fra >= maaned AND til >= fra AND til <= slut
  AND fritaget_dage >= 0 AND standby_dage >= 0 AND barsel_dage >= 0 AND introduktionsprogram IS NOT NULL
  AND person_id IS NOT NULL AND (y > 2 OR forloeb_fra <= fra)
  AND fritaget_dage::BIGINT + standby_dage + barsel_dage <= datediff('day', fra, til) + 1`;

// Whether the rows of a table are in order of person, by the statistics of its row groups.
async function sorted(connection, files) {
  const [[before]] = await rows(connection, `SELECT count(*) FROM (SELECT *, lag(stats_max_value) OVER (ORDER BY file_name, row_group_id) AS foer
    FROM parquet_metadata(${list(files)}) WHERE path_in_schema = 'person_id')
    WHERE foer IS NOT NULL AND CASE WHEN type = 'INT64' THEN coalesce(try_cast(foer AS BIGINT) > try_cast(stats_min_value AS BIGINT), true)
      ELSE coalesce(foer > stats_min_value, true) END OR stats_min_value IS NULL`);
  return Number(before) === 0;
}

// All bits at and below the highest one.
function smear(steps) {
  return steps.reduce((b, s) => `list_transform([${b}], lambda z: z | (z >> ${s}))[1]`, 'b');
}

// The place of the twelfth-highest bit of c, halving the range at each step.
function halving(steps) {
  const ctes = steps.map((s, i) => `, h${i} AS (SELECT * ${i ? 'EXCLUDE (w)' : ''}, ${i ? 'w + ' : ''}CASE WHEN bit_count(c >> ${i ? `(w + ${s})` : s}) >= 12 THEN ${s} ELSE 0 END::BIGINT AS w FROM ${i ? `h${i - 1}` : 'med'})`);
  return `${ctes.join('\n')}, vindue AS (FROM h${steps.length - 1})`;
}

function statements(values) {
  const all = [];
  for (const name of SCRIPTS) {
    let sql = readFileSync(new URL(`sql/${name}.sql`, import.meta.url), 'utf8').replace(/^\s*--.*$/gm, '');
    sql = sql.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
    for (const statement of sql.split(/;\s*\n/)) if (statement.trim()) all.push([name, statement.trim()]);
  }
  return all;
}

async function main() {
  const o = options();
  if (!existsSync(o.out)) mkdirSync(o.out); // not recursive: node 20 never comes back from that in /proc
  const began = performance.now();
  const settings = { threads: o.threads, preserve_insertion_order: 'false' };
  if (o.temp) settings.temp_directory = o.temp;
  const instance = await DuckDBInstance.create(o.database, settings);
  const connection = await instance.connect();
  const { values, total } = await variables(connection, o);
  const phases = {};
  for (const [name, statement] of statements(values)) {
    const from = performance.now(), cpu = process.cpuUsage();
    try {
      await connection.run(statement);
    } catch (cause) {
      throw new Error(`${name}.sql, ${statement.slice(0, 60).replace(/\s+/g, ' ')}: ${cause.message}`);
    }
    const used = process.cpuUsage(cpu), seconds = (performance.now() - from) / 1000;
    phases[name] = (phases[name] ?? 0) + seconds;
    if (o.phases && seconds > 0.005) console.error(`${seconds.toFixed(2)} s, CPU ${((used.user + used.system) / 1e6).toFixed(2)}  ${name}: ${statement.slice(0, 60).replace(/\s+/g, ' ')}`);
  }
  const [[unsure]] = await rows(connection, 'SELECT (SELECT flere FROM dublet) <> (SELECT coalesce(sum(flere), 0) FROM ens)');
  if (unsure) throw new Error('two rows of ydelse have one hash and are not equal: change the hash in sql/1_ydelse.sql');
  const version = (await rows(connection, 'SELECT version()'))[0][0];
  const seconds = (performance.now() - began) / 1000;
  console.log(JSON.stringify({ program: 'duckdb', version, rows: total, seconds: Number(seconds.toFixed(3)),
    phases: Object.fromEntries(Object.entries(phases).map(([k, v]) => [k, Number(v.toFixed(3))])) }));
}

main().catch(cause => {
  console.error(`duckdb.mjs: ${cause.message.split('\n')[0]}`);
  process.exit(cause instanceof Refused || cause.code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1);
});

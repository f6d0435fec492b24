// Parts of the job in Polars, lazily: node polars.mjs --data DIR --part NAME. See README.md.
import { readdirSync, statSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const COLUMNS = {
  ydelse: ['person_id', 'maaned', 'ydelse', 'kommune', 'fra', 'til', 'forloeb_fra', 'maalgruppe', 'fritaget_dage', 'standby_dage',
    'barsel_dage', 'introduktionsprogram'],
  samtaler: ['person_id', 'maaned', 'dato', 'type', 'form'],
  tilbud: ['person_id', 'maaned', 'type', 'fra', 'til', 'maalgruppe'],
  loentimer: ['person_id', 'maaned', 'timer', 'ordinaer'],
};
class Refused extends Error {}

function options() {
  try {
    return parseArgs({ options: { data: { type: 'string' }, part: { type: 'string' }, list: { type: 'boolean' }, year: { type: 'string', default: '2024' },
      threads: { type: 'string', default: '2' } } }).values;
  } catch (cause) {
    console.error(`polars.mjs: ${cause.message}`);
    process.exit(2);
  }
}

const o = options();
process.env.POLARS_MAX_THREADS = o.threads; // before the library starts its threads
const { default: pl } = await import('nodejs-polars');
const col = pl.col;

// The files of a table: NAME.parquet, or *.parquet at any depth in NAME/.
function scan(table) {
  const single = join(o.data, `${table}.parquet`), folder = join(o.data, table);
  const files = existsSync(single) && statSync(single).isFile() ? [single]
    : existsSync(folder) ? readdirSync(folder, { recursive: true }).filter(f => f.endsWith('.parquet')).sort().map(f => join(folder, f)) : [];
  if (files.length === 0) throw new Refused(`looking for table ${table}: found neither ${table}.parquet nor files in ${table}/`);
  const frames = files.map(f => pl.scanParquet(f).select(...COLUMNS[table]));
  return frames.length === 1 ? frames[0] : pl.concat(frames);
}

const first = frame => frame.toRecords()[0];

const PARTS = {
  // The columns of all four tables, as data frames in memory, one table after the other.
  async decode() {
    const found = {};
    for (const table of Object.keys(COLUMNS)) found[table] = (await scan(table).collect()).height;
    return found;
  },
  // Exact duplicates of ydelse and samtaler: all rows less the distinct ones.
  async dubletter() {
    const found = {};
    for (const table of ['ydelse', 'samtaler']) {
      const rows = scan(table), keys = COLUMNS[table];
      const groups = await rows.groupBy(keys).agg(pl.len().alias('n')).select(col('n').sum().alias('raekker'), pl.len().alias('ens')).collect();
      const { raekker, ens } = first(groups);
      found[table] = Number(raekker) - Number(ens);
    }
    return found;
  },
  // The samtaler that are no »andet« of the twelve calendar months up to each month with a row in
  // ydelse: the heart of fokusmål 2, with a window that knows no spell.
  async samtaler12() {
    const number = (c, name) => c.dt.year().cast(pl.Int32).mul(12).plus(c.dt.month().cast(pl.Int32)).alias(name);
    const year = Number(o.year);
    const persons = scan('ydelse').select(col('person_id'), number(col('maaned'), 'm'))
      .filter(col('m').gtEq(year * 12 + 1).and(col('m').ltEq(year * 12 + 12))).unique();
    const held = scan('samtaler').filter(col('type').neq(pl.lit('andet'))).select(col('person_id'), number(col('maaned'), 's'))
      .groupBy(['person_id', 's']).agg(pl.len().alias('n'));
    const pairs = persons.join(held, { on: 'person_id', how: 'inner' }).filter(col('s').ltEq(col('m')).and(col('s').gt(col('m').minus(12))));
    const counted = await pairs.groupBy(['person_id', 'm']).agg(col('n').sum().alias('n')).select(
      pl.len().alias('personmaaneder'), col('n').cast(pl.Int64).sum().alias('samtaler'), col('n').gtEq(4).cast(pl.Int64).sum().alias('mindst_4')).collect();
    return Object.fromEntries(Object.entries(first(counted)).map(([k, v]) => [k, Number(v)]));
  },
};

async function main() {
  if (o.list) return console.log(Object.keys(PARTS).join('\n'));
  if (!o.data) throw new Refused('--data is missing');
  const part = PARTS[o.part];
  if (!part) throw new Refused(`--part: expected one of ${Object.keys(PARTS).join(', ')}`);
  const began = performance.now();
  const found = await part();
  const seconds = (performance.now() - began) / 1000;
  console.log(JSON.stringify({ program: 'polars', version: pl.version, part: o.part, seconds: Number(seconds.toFixed(3)), found }));
}

main().catch(cause => {
  console.error(`polars.mjs: ${cause.message.split('\n')[0]}`);
  process.exit(cause instanceof Refused ? 2 : 1);
});

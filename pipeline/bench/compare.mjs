// Holds the figures of duckdb.mjs against those of a run, cell by cell:
//   node compare.mjs FIGURES OUT/YEAR/kandidat
// Exit code 0: all cells are equal; 4: some differ, of which the first are named; 2: usage.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The columns of a run's tables that are keys or counts, in their order there.
const TABLES = {
  fokusmaal_maaned: ['maaned', 'kommune', 'ydelse', 'personer', 'uden_tilbud', 'faerre_end_4_samtaler'],
  fokusmaal_varighed: ['maaned', 'kommune', 'varighed', 'personer', 'uden_tilbud', 'faerre_end_4_samtaler'],
  afstemning: ['maaned', 'kommune', 'trin', 'personer'],
  grunde: ['maaned', 'kommune', 'fokusmaal', 'grund', 'personer'],
};

let cells = 0, differences = 0;
function same(found, expected, where) {
  cells++;
  if (found === expected) return;
  if (++differences <= 10) console.error(`${where}: the run and DuckDB differ`);
}

// No field of these tables has a comma or a quote in it.
function read(folder, name) {
  const [header, ...lines] = readFileSync(join(folder, `${name}.csv`), 'utf8').trimEnd().split('\n');
  const columns = header.trim().split(',');
  return lines.map(line => Object.fromEntries(line.trim().split(',').map((cell, i) => [columns[i], cell])));
}

function compareTable(figures, run, name) {
  const columns = TABLES[name], found = read(figures, name), expected = read(run, name);
  same(found.length, expected.length, `${name}: number of rows`);
  for (let i = 0; i < Math.min(found.length, expected.length); i++)
    for (const c of columns) same(found[i][c], expected[i][c], `${name}, ${expected[i].maaned}, kommune ${expected[i].kommune}, column ${c}`);
}

// Of the eleven months before the year a run shows nothing but its 12-month means, as DOUBLE.
function compareMeans(figures, run) {
  const months = new Map();
  for (const row of [...read(figures, 'fokusmaal_foer'), ...read(figures, 'fokusmaal_maaned')]) {
    const key = `${row.kommune} ${row.ydelse}`;
    if (!months.has(key)) months.set(key, []);
    months.get(key).push(row);
  }
  for (const row of read(run, 'fokusmaal_maaned'))
    for (const column of ['uden_tilbud', 'faerre_end_4_samtaler']) {
      if (row[`gns12_${column}`] === '') continue;
      const before = months.get(`${row.kommune} ${row.ydelse}`), at = before.findIndex(r => r.maaned === row.maaned);
      const shares = before.slice(Math.max(at - 11, 0), at + 1).filter(r => r.personer !== '0' && !/^2020-0[3-6]/.test(r.maaned))
        .map(r => r[column] / r.personer);
      const mean = shares.reduce((sum, s) => sum + s, 0) / shares.length;
      same(Math.abs(mean - row[`gns12_${column}`]) < 1e-12, true, `fokusmaal_maaned, ${row.maaned}, kommune ${row.kommune}, column gns12_${column}`);
    }
}

function compareRecord(figures, run) {
  const record = JSON.parse(readFileSync(join(run, 'run.json'), 'utf8'));
  const rejects = new Map(read(figures, 'afviste').map(r => [`${r.tabel} ${r.kode}`, Number(r.raekker)]));
  for (const r of record.rejects ?? []) {
    same(rejects.get(`${r.table} ${r.code}`), r.rows, `run.json, rejects ${r.table} ${r.code}`);
    rejects.delete(`${r.table} ${r.code}`);
  }
  for (const key of rejects.keys()) same(key, undefined, `run.json, rejects ${key}`);
  for (const r of read(figures, 'dubletter')) same(Number(r.raekker), record.duplicates[r.tabel], `run.json, duplicates ${r.tabel}`);
}

const [figures, run, ...rest] = process.argv.slice(2);
if (!run || rest.length > 0) {
  console.error('usage: node compare.mjs FIGURES OUT/YEAR/kandidat');
  process.exit(2);
}
try {
  for (const name of Object.keys(TABLES)) compareTable(figures, run, name);
  compareMeans(figures, run);
  compareRecord(figures, run);
} catch (cause) {
  console.error(`compare.mjs: ${cause.message}`);
  process.exit(2);
}
console.log(JSON.stringify({ program: 'compare', cells, differences }));
process.exit(differences > 0 ? 4 : 0);

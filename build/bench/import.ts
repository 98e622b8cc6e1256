import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { openMigrated } from '../../db/connection.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { runJob } from '../../electron/backend/jobs/run-job.ts';
import { plainImport } from '../../electron/backend/testing/plain-import.ts';
import type { ImportReport } from '../../shared/contract/import-report.ts';
import { type Bench, stopwatch } from './bench.ts';
import { benchHost } from './bench-host.ts';

const MAPPING = new URL('../../docs/mappings/uci-online-retail.json', import.meta.url);
/** Real history where it is at hand; else rows of the same shape are made. */
const REAL_HISTORY = fileURLToPath(new URL('../../../shared/data/online-retail/online_retail.csv.gz', import.meta.url));
const REAL_ROWS = 541_909;

/**
 * Order history through the whole import: every row checked, staged, compared, written in one transaction. Reference:
 * the same file read and split by csv-parse alone, each record thrown away, in the same run.
 */
export const bench: Bench = async ({ folder, size, line, say }) => {
  const file = join(folder, 'history.csv');
  const isReal = existsSync(REAL_HISTORY);
  if (isReal) await pipeline(createReadStream(REAL_HISTORY), createGunzip(), createWriteStream(file));
  else await pipeline(Readable.from(madeHistory(size)), createWriteStream(file));

  say(isReal ? `${REAL_ROWS} rows of real history` : `${size} made-up rows`);
  const bare = await stopwatch(() => parseOnly(file));
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  openMigrated(join(dataDir, DATABASE_FILE)).raw.close();
  const run = () => importOnce(dataDir, file);
  const first = await stopwatch(run);
  const again = await stopwatch(run);
  if (again.value.accepted !== 0) throw new Error('the second run of the same file took rows');
  const { rows } = first.value;
  const reference = 'csv-parse of the same file';
  return [
    line({
      name: 'import: first run',
      size: rows,
      rowsPerSecond: Math.round((rows / first.ms) * 1000),
      reference,
      ratio: first.ms / bare.ms,
      seconds: Math.round(first.ms / 10) / 100,
    }),
    line({
      name: 'import: second run, nothing new',
      size: rows,
      rowsPerSecond: Math.round((rows / again.ms) * 1000),
      reference,
      ratio: again.ms / bare.ms,
      seconds: Math.round(again.ms / 10) / 100,
    }),
  ];
};

async function parseOnly(file: string): Promise<number> {
  let records = 0;
  const parser = parse({
    relax_column_count: true,
    on_record() {
      records += 1;
      return null;
    },
  });
  parser.resume();
  await pipeline(createReadStream(file), parser);
  return records;
}

async function importOnce(dataDir: string, file: string): Promise<ImportReport> {
  const mapping = JSON.parse(readFileSync(MAPPING, 'utf8'));
  const input = plainImport({ file, mapping, makeCallable: true });
  const report = await runJob(benchHost(dataDir), 'import-file', input);
  return report as ImportReport;
}

/** Rows like those of the real file: orders of 20 lines, a quarter without a customer, some cancelled. */
function* madeHistory(rows: number): Generator<string> {
  yield 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
  for (let row = 0; row < rows; row += 1) {
    const order = Math.floor(row / 20);
    const cancels = order % 60 === 59;
    const customer = order % 4 === 3 ? '' : `${10_000 + (order % 4000)}.0`;
    const product = (row * 7919) % 4000;
    const day = String(1 + (order % 28)).padStart(2, '0');
    const month = String(1 + (Math.floor(order / 28) % 12)).padStart(2, '0');
    const time = `2011-${month}-${day} 10:${String(order % 60).padStart(2, '0')}:00`;
    const quantity = (cancels ? -1 : 1) * (1 + (row % 12));
    yield `${cancels ? 'C' : ''}${500_000 + order},P${product},PRODUCT ${product},${quantity},${time},${product % 50}.25,${customer},Utopia\n`;
  }
}

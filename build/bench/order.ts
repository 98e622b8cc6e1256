import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { inTransaction, openMigrated, type ReadableDB } from '../../db/connection.ts';
import { indexCustomers } from '../../db/customer-search.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { runCommand } from '../../electron/backend/command.ts';
import { orderForm } from '../../electron/backend/orders/order-form.ts';
import { saveDraft } from '../../electron/backend/orders/save-draft.ts';
import { searchProducts } from '../../electron/backend/orders/search-products.ts';
import { submitOrder } from '../../electron/backend/orders/submit-order.ts';
import type { Services, UseCase } from '../../electron/backend/services.ts';
import { plainImport } from '../../electron/backend/testing/plain-import.ts';
import type { ImportMappingInput } from '../../shared/contract/import-mapping.ts';
import { bareOrder } from './bare-order.ts';
import { type Bench, measure, percentiles, type Timings } from './bench.ts';
import { createBenchBackend } from './bench-backend.ts';
import {
  BENCH_NOW_MS,
  benchOperator,
  customerId,
  makeBenchCenter,
  PRODUCTS,
  priceOf,
  productId,
} from './order-center.ts';

const DELIVERY = '2026-11-25';
const KNOWN = 500;
const LINES = 10;
const TURNS = 2000;
const WARM_UP = 50;
/** SQLite's number for `synchronous = FULL`: in WAL, COMMIT returns after the sync. */
const FULL = 2;
const UNSYNCED_TURNS = 500;
const IMPORTED_ROWS = 100_000;
const INDEXED_AT_ONCE = 5000;
const CUSTOMERS_MAPPING: ImportMappingInput = {
  kind: 'customers',
  fields: { code: 'code', name: 'name', contact: 'contact', phone1: 'phone' },
};

/**
 * Taking an order of ten lines for a customer with a year of history, as a request does it: judged from stored rows,
 * with audit, outbox and command. The reference is one bare transaction of the same rows on the same database, in turn
 * with ours; both wait for the disk, and what the same costs without that wait is printed beside them.
 *
 * The longest wait during an import of history is the import's own transaction: 100,000 lines with their orders, customers
 * and products, some 5 ms a thousand. It is one because a file goes in whole or not at all, and SQLite has one writer; the
 * event loop is free meanwhile. What can be done before it (reading, comparing, giving ids) is. Putting the lines ready in
 * their final form beforehand was tried and won nothing: 250 of 600 ms are keys and foreign keys of the lines themselves.
 * A file that changes stored customers would hold the writer for 12 s: it is taken over in one transaction and written in
 * steps.
 */
export const bench: Bench = async ({ folder, size, line, say }) => {
  say(`making ${size.toLocaleString('en')} customers`);
  const database = openMigrated(join(folder, DATABASE_FILE));
  inTransaction(database, (tx) => makeBenchCenter(tx, { customers: size, known: KNOWN }));
  database.raw.close();
  const backend = createBenchBackend(folder, () => BENCH_NOW_MS, 'sources');
  const { services } = backend;
  const command = <I, O>(useCase: UseCase<I, O>, procedure: string, input: I, audit: 'change' | 'none') =>
    runCommand(
      services,
      benchOperator,
      { procedure, audit, commandId: audit === 'none' ? null : v7() },
      input,
      useCase,
    );
  const submit = (turn: number) => command(submitOrder, 'orders.submit', orderOf(turn), 'change');

  try {
    const form = await measure(1000, (turn) => {
      orderForm(services.db, benchOperator, { customerId: customerId(turn % KNOWN) });
    });
    const find = await measure(1000, (turn) => {
      const text = ['P00', '商品1', '2', '11'][turn % 4] ?? '';
      searchProducts(services.db, benchOperator, {
        customerId: customerId(turn % KNOWN),
        deliveryDate: DELIVERY,
        text,
        limit: 20,
      });
    });
    const draft = await measure(1000, (turn) =>
      command(
        saveDraft,
        'orders.saveDraft',
        { ...orderOf(turn), baseRevision: Math.floor(turn / KNOWN), note: '', takeOver: false },
        'none',
      ),
    );
    services.db.raw.prepare('DELETE FROM order_draft').run();
    requireDurable(services.db);
    const bare = bareOrder(services.db);
    const oursMs: number[] = [];
    const bareMs: number[] = [];
    for (let turn = 0; turn < TURNS + WARM_UP; turn += 1) {
      const startedMs = performance.now();
      await submit(turn);
      const betweenMs = performance.now();
      bare(turn);
      if (turn < WARM_UP) continue;
      oursMs.push(betweenMs - startedMs);
      bareMs.push(performance.now() - betweenMs);
    }
    const ours = percentiles(oursMs);
    const reference = percentiles(bareMs);
    const unsynced = await withoutSyncs(services.db, () => measure(UNSYNCED_TURNS, bare));

    say(`importing ${IMPORTED_ROWS.toLocaleString('en')} rows of history meanwhile`);
    const history = await submitDuring(services, submit, {
      file: await historyFile(folder),
      mapping: JSON.parse(readFileSync(mappingFile, 'utf8')) as ImportMappingInput,
      rows: IMPORTED_ROWS,
    });
    say(`changing all ${size.toLocaleString('en')} customers by an import meanwhile`);
    await indexAll(services, size);
    const changing = await submitDuring(services, submit, {
      file: await customersFile(folder, size),
      mapping: CUSTOMERS_MAPPING,
      rows: size,
    });
    const row = (name: string, timings: Timings, of: string, ratio: number | null, more: object = {}) =>
      line({
        name: `order: ${name}`,
        size,
        p50Ms: timings.p50Ms,
        p95Ms: timings.p95Ms,
        p99Ms: timings.p99Ms,
        reference: of,
        ratio,
        ...more,
      });
    const bareText = `bare transaction of the same rows, p50 ${reference.p50Ms.toFixed(2)} p95 ${reference.p95Ms.toFixed(2)} p99 ${reference.p99Ms.toFixed(2)} ms`;
    return [
      row('form, a year of history', form, 'budget of 10 ms at p99', form.p99Ms / 10),
      row('product search', find, 'budget of 50 ms at p95', find.p95Ms / 50),
      row('save of a draft', draft, bareText, draft.p50Ms / reference.p50Ms),
      row('submit of ten lines', ours, bareText, ours.p50Ms / reference.p50Ms, {
        synchronous: 'full',
        'bare without sync p50 ms': round(unsynced.p50Ms),
      }),
      row(
        'submit during an import',
        history.timings,
        'budget of 15 ms at p95',
        history.timings.p95Ms / 15,
        history.more,
      ),
      row(
        'submit while an import changes every customer',
        changing.timings,
        'budget of 150 ms at p99',
        changing.timings.p99Ms / 150,
        changing.more,
      ),
    ];
  } finally {
    await backend.close();
  }
};

/** Submits orders, each 5 ms after the one before, for as long as a file is imported; the import must accept so many rows. */
async function submitDuring(
  { jobs }: Services,
  submit: (turn: number) => Promise<unknown>,
  { file, mapping, rows }: { readonly file: string; readonly mapping: ImportMappingInput; readonly rows: number },
): Promise<{ readonly timings: Timings; readonly more: object }> {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  let importing = true;
  const startedMs = performance.now();
  const imported = jobs.run('import-file', plainImport({ file, mapping })).finally(() => {
    importing = false;
  });
  const duringMs: number[] = [];
  for (let turn = 0; importing; turn += 1) {
    const submittedMs = performance.now();
    await submit(turn);
    duringMs.push(performance.now() - submittedMs);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  loop.disable();
  const seconds = Math.round(performance.now() - startedMs) / 1000;
  const report = await imported;
  if (report.accepted !== rows) throw new Error(`${report.accepted} rows accepted`);
  return {
    timings: percentiles(duringMs),
    more: {
      'longest ms': Math.round(Math.max(...duringMs)),
      'loop delay p99 ms': Math.round(loop.percentile(99) / 1e6),
      'import s': seconds,
    },
  };
}

/** As customers that were imported are: found by every part of their names and codes. */
async function indexAll({ writer }: Services, size: number): Promise<void> {
  for (let from = 1; from <= size; from += INDEXED_AT_ONCE) {
    await writer.write((tx) => indexCustomers(tx, from, from + INDEXED_AT_ONCE - 1));
  }
}

async function customersFile(folder: string, size: number): Promise<string> {
  const file = join(folder, 'customers.csv');
  const out = createWriteStream(file);
  out.write('code,name,contact,phone\n');
  for (let at = 0; at < size; at += 1) {
    const line = `C-${String(at).padStart(7, '0')},商店${at},王${at % 97},139${String(at).padStart(8, '0')}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return file;
}

/**
 * What is acknowledged must be on the disk: a figure without the sync would be no figure. Counted with
 * `strace -f -c -e trace=fsync`: 300 orders more are 300 syncs more.
 */
function requireDurable({ raw }: ReadableDB): void {
  const [journal, synchronous] = ['journal_mode', 'synchronous'].map((name) => raw.pragma(name, { simple: true }));
  if (journal !== 'wal' || synchronous !== FULL) throw new Error(`not durable: ${journal}, synchronous ${synchronous}`);
}

async function withoutSyncs<T>({ raw }: ReadableDB, work: () => Promise<T>): Promise<T> {
  raw.pragma('synchronous = OFF');
  try {
    return await work();
  } finally {
    raw.pragma(`synchronous = ${FULL}`);
  }
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}

const mappingFile = fileURLToPath(new URL('../../docs/mappings/uci-online-retail.json', import.meta.url));

function orderOf(turn: number) {
  const lines = Array.from({ length: LINES }, (_, at) => {
    const product = (turn + at * 7) % PRODUCTS;
    return { productId: productId(product), quantity: 1 + (at % 5), priceMinor: priceOf(product) };
  });
  return { customerId: customerId(turn % KNOWN), deliveryDate: DELIVERY, draftRevision: null, note: '', lines };
}

async function historyFile(folder: string): Promise<string> {
  const file = join(folder, 'history.csv');
  const out = createWriteStream(file);
  out.write('InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n');
  for (let row = 0; row < IMPORTED_ROWS; row += 1) {
    const invoice = Math.floor(row / 20);
    const cells = [500_000 + invoice, `S${row % 2000}`, `thing ${row % 2000}`, 1 + (row % 9), '2026-10-01 10:00:00'];
    if (!out.write(`${cells.join(',')},1.25,${10_000 + (invoice % 4000)},UK\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return file;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { inTransaction, openDatabase, openMigrated } from '../../db/connection.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { runJob } from '../../electron/backend/jobs/run-job.ts';
import { orderForm } from '../../electron/backend/orders/order-form.ts';
import { POPULARITY_ORDERS, rankProducts } from '../../shared/domain/suggestions/rank-products.ts';
import { type BasketFigures, meanFigures } from './basket-metrics.ts';
import { type Bench, type BenchLine, measure, stopwatch } from './bench.ts';
import { benchHost } from './bench-host.ts';
import { benchOperator, customerId, makeBenchCenter } from './order-center.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/tafeng/', import.meta.url));
const PREDICTED = 20;
const KNOWN = 500;
const READS = 2000;
const GOAL_MS = 5;

/**
 * The ranking behind the order form: on real baskets (Ta-Feng: each customer's next one is foretold from those before),
 * and how long one customer's suggestion takes to read, with a year of weekly orders. References: the customer's own
 * most frequent products, filled up with everybody's; the budget of 5 ms at p99.
 */
export const bench: Bench = async (ctx) => {
  const lines: BenchLine[] = [];
  if (existsSync(DATA)) lines.push(...foretell(ctx));
  else ctx.say(`Ta-Feng is not here (${DATA}): recall, NDCG and PHR skipped`);
  lines.push(await reading(ctx));
  return lines;
};

/** A customer's baskets, oldest first, of product codes. */
interface Shopper {
  readonly before: readonly (readonly string[])[];
  readonly next: ReadonlySet<string>;
}

function foretell({ line }: Parameters<Bench>[0]): BenchLine[] {
  const shoppers = readShoppers();
  const ours = meanFigures(predictions(shoppers, rankedByScore(shoppers)));
  const baseline = meanFigures(predictions(shoppers, rankedByFrequency(shoppers)));
  const of = (name: string, figures: BasketFigures, reference: string, ratio: number | null) =>
    line({
      name: `basket: Ta-Feng, ${name}`,
      size: shoppers.length,
      reference,
      ratio,
      'recall@10': rounded(figures.recallAt10),
      'recall@20': rounded(figures.recallAt20),
      'ndcg@10': rounded(figures.ndcgAt10),
      'phr@10': rounded(figures.phrAt10),
    });
  const gained = baseline.recallAt10 / ours.recallAt10;
  return [
    of('the ranking of the order form', ours, 'own frequency, then everybody’s (recall@10)', gained),
    of('own frequency, then everybody’s', baseline, 'the reference itself', null),
  ];
}

const rounded = (figure: number): number => Math.round(figure * 1e4) / 1e4;

function* predictions(shoppers: readonly Shopper[], rank: (shopper: Shopper) => string[]) {
  for (const shopper of shoppers) yield { ranked: rank(shopper).slice(0, PREDICTED), basket: shopper.next };
}

function rankedByScore(shoppers: readonly Shopper[]): (shopper: Shopper) => string[] {
  const counts = countHolders(shoppers.flatMap(({ before }) => before.slice(-POPULARITY_ORDERS)));
  const most = Math.max(...counts.values());
  const asRanked = (code: string, ordersSince: readonly number[]) => ({
    code,
    ordersSince,
    popularity: (counts.get(code) ?? 0) / most,
  });
  const popular = rankProducts([...counts.keys()].map((code) => asRanked(code, [])));
  return ({ before }) => {
    const own = new Map<string, number[]>();
    before.toReversed().forEach((basket, since) => {
      for (const code of new Set(basket)) own.set(code, [...(own.get(code) ?? []), since]);
    });
    const others = popular.slice(0, own.size + PREDICTED).filter(({ code }) => !own.has(code));
    return rankProducts([...[...own].map(([code, since]) => asRanked(code, since)), ...others]).map(({ code }) => code);
  };
}

/** Ties stay in the order in which the products were first bought. */
function rankedByFrequency(shoppers: readonly Shopper[]): (shopper: Shopper) => string[] {
  const byCount = (counts: ReadonlyMap<string, number>) =>
    [...counts].sort(([, a], [, b]) => b - a).map(([code]) => code);
  const everybodys = byCount(countHolders(shoppers.flatMap(({ before }) => before)));
  return ({ before }) => {
    const own = byCount(countHolders(before));
    return [...new Set([...own, ...everybodys.slice(0, own.length + PREDICTED)])];
  };
}

/** How many of the baskets hold each product. */
function countHolders(baskets: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const basket of baskets) for (const code of new Set(basket)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function readShoppers(): Shopper[] {
  const read = (file: string) =>
    JSON.parse(gunzipSync(readFileSync(join(DATA, file))).toString()) as Record<string, number[][]>;
  const future = read('tafeng_future.json.gz');
  return Object.entries(read('tafeng_history.json.gz')).map(([customer, marked]) => ({
    before: withoutMarkers(marked),
    next: new Set(withoutMarkers(future[customer] ?? [])[0]),
  }));
}

/** Each list begins and ends with a marker, `[-1]`. Codes of one length sort like their numbers. */
function withoutMarkers(marked: readonly (readonly number[])[]): string[][] {
  return marked.slice(1, -1).map((basket) => basket.map((product) => String(product).padStart(6, '0')));
}

async function reading({ folder, size, line, say }: Parameters<Bench>[0]): Promise<BenchLine> {
  say(`making ${size.toLocaleString('en')} customers`);
  const file = join(folder, DATABASE_FILE);
  const made = openMigrated(file);
  inTransaction(made, (tx) => makeBenchCenter(tx, { customers: size, known: KNOWN }));
  made.raw.close();
  const counting = await stopwatch(() => runJob(benchHost(folder), 'count-popularity', undefined));
  const db = openDatabase(file, { readonly: true });
  try {
    const read = await measure(READS, (turn) => orderForm(db, benchOperator, { customerId: customerId(turn % KNOWN) }));
    return line({
      name: "basket: reading a customer's suggestion",
      size,
      p50Ms: read.p50Ms,
      p95Ms: read.p95Ms,
      p99Ms: read.p99Ms,
      reference: `budget of ${GOAL_MS} ms at p99`,
      ratio: read.p99Ms / GOAL_MS,
      'job that counts what is popular, s': Math.round(counting.ms / 10) / 100,
    });
  } finally {
    db.raw.close();
  }
}

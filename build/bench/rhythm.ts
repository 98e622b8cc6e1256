import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { toDayNumber } from '../../shared/domain/calendar/business-date.ts';
import { LEAST_ORDERS, ownRhythm } from '../../shared/domain/coverage/own-rhythm.ts';
import { type Bench, type BenchLine, measure } from './bench.ts';

const data = (file: string): string => fileURLToPath(new URL(`../../../shared/data/${file}`, import.meta.url));
/** Looked at on each of these shares of the recorded time, and only where the outcome is still on record. */
const LOOKS = [0.4, 0.5, 0.6, 0.7, 0.8];

/**
 * Whether "should have ordered by now" says something: of customers that are late on a day, how many really do not
 * order within their next usual gap, beside those that are not late. Reference: late as soon as the mean gap has passed.
 */
export const bench: Bench = async ({ line, say, size }) => {
  const sources = [
    ['CDNOW', data('cdnow/CDNOW_sample.txt'), readCdnow],
    ['Online Retail', data('online-retail/online_retail.csv.gz'), readOnlineRetail],
  ] as const;
  const lines: BenchLine[] = [];
  for (const [name, file, read] of sources) {
    if (!existsSync(file)) {
      say(`${name} is not here; left out`);
      continue;
    }
    const customers = [...read(file).values()].map((days) => [...days].sort((a, b) => a - b));
    const ours = outcomes(customers, (days, today) => (ownRhythm(days, today)?.daysLate ?? 0) > 0);
    const mean = outcomes(customers, (days, today) => {
      const last = days.at(-1) as number;
      return today - last > (last - (days[0] as number)) / (days.length - 1);
    });
    const looks = ours.late + ours.inTime;
    const timed = await measure(Math.min(size, 20_000), (turn) => {
      const days = customers[turn % customers.length] as number[];
      return ownRhythm(days, (days.at(-1) as number) + 10);
    });
    lines.push(
      line({
        name: `own rhythm: ${name}`,
        size: looks,
        p50Ms: timed.p50Ms,
        p95Ms: timed.p95Ms,
        p99Ms: timed.p99Ms,
        reference: 'late once the mean gap has passed',
        ratio: null,
        late: ours.late,
        lateStayedAway: percent(ours.lateAway, ours.late),
        inTimeStayedAway: percent(ours.inTimeAway, ours.inTime),
        referenceLate: mean.late,
        referenceLateStayedAway: percent(mean.lateAway, mean.late),
        referenceInTimeStayedAway: percent(mean.inTimeAway, mean.inTime),
      }),
    );
  }
  return lines;
};

interface Outcomes {
  late: number;
  lateAway: number;
  inTime: number;
  inTimeAway: number;
}

function outcomes(
  customers: readonly (readonly number[])[],
  isLate: (days: readonly number[], today: number) => boolean,
): Outcomes {
  const first = Math.min(...customers.map((days) => days[0] as number));
  const end = Math.max(...customers.map((days) => days.at(-1) as number));
  const counted: Outcomes = { late: 0, lateAway: 0, inTime: 0, inTimeAway: 0 };
  for (const share of LOOKS) {
    const today = Math.round(first + (end - first) * share);
    for (const all of customers) {
      const known = all.filter((day) => day <= today);
      if (known.length < LEAST_ORDERS) continue;
      const rhythm = ownRhythm(known, today);
      if (!rhythm || today + rhythm.usualGapDays > end) continue;
      const away = !all.some((day) => day > today && day <= today + rhythm.usualGapDays);
      if (isLate(known, today)) {
        counted.late += 1;
        counted.lateAway += away ? 1 : 0;
      } else {
        counted.inTime += 1;
        counted.inTimeAway += away ? 1 : 0;
      }
    }
  }
  return counted;
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

function add(days: Map<string, Set<number>>, customer: string, date: string): void {
  const own = days.get(customer) ?? new Set();
  own.add(toDayNumber(date));
  days.set(customer, own);
}

/** Blanks between: master id, sample id, YYYYMMDD, CDs, dollars. */
function readCdnow(file: string): Map<string, Set<number>> {
  const days = new Map<string, Set<number>>();
  for (const row of readFileSync(file, 'utf8').split('\n')) {
    const [, customer, date] = row.trim().split(/\s+/);
    if (customer && date) add(days, customer, `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`);
  }
  return days;
}

/** Orders of known customers; cancellations (an invoice that begins with C) left out. */
function readOnlineRetail(file: string): Map<string, Set<number>> {
  const days = new Map<string, Set<number>>();
  const rows = parse(gunzipSync(readFileSync(file)), { columns: true, bom: true, relax_quotes: true }) as Record<
    string,
    string
  >[];
  for (const row of rows) {
    const { CustomerID: customer = '', InvoiceNo: invoice = '', InvoiceDate: at = '' } = row;
    if (customer !== '' && !invoice.startsWith('C')) add(days, customer, at.slice(0, 10));
  }
  return days;
}

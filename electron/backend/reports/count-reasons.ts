import { callLogChoices } from '../../../db/call-log-choices.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { namedProducts, reachedByReason } from '../../../db/reason-reports.ts';
import type {
  ReasonFigures,
  ReasonGroup,
  ReasonInput,
  ReasonLine,
  ReasonOutput,
} from '../../../shared/contract/reasons.ts';
import { type DateSpan, spanBefore } from '../../../shared/domain/calendar/figure-period.ts';
import { LEADING_FIGURE } from '../../../shared/domain/supervision/reason-figures.ts';
import type { JobContext } from '../jobs/job.ts';
import { placeOf } from './place-of.ts';
import { lineOf, type ReasonFact, reasonFacts } from './reason-facts.ts';

type Counts = Record<string, number>;
interface Counted {
  readonly total: Counts;
  readonly lines: ReadonlyMap<string, Counts>;
}

/** The job: reasons or lapses by group, all of them, and where the kind has one those of the period before. */
export function countReasons(
  job: JobContext,
  { input, view }: { input: ReasonInput; view: CallLogView },
): ReasonOutput {
  const { kind, filter, group } = input;
  const span: DateSpan = { from: filter.from, to: filter.to };
  const count = (asked: ReasonInput): Counted =>
    kind === 'no-order' ? countNoOrder(job, asked, view) : countFacts(job, asked, view);
  const now = count(input);
  const earlier = kind === 'refused' || kind === 'no-order' ? spanBefore(span) : null;
  const before = earlier && count({ ...input, filter: { ...filter, ...earlier } });
  const beforeAt = new Map<string, ReasonFigures>();
  if (earlier) for (const [id, figures] of before?.lines ?? []) beforeAt.set(placeOf(group, id, earlier), figures);
  const names = namesOf(job, group);
  const ids = new Set(now.lines.keys());
  // A reason, product or route that is not met any more says as much as a new one.
  if (before && group !== 'day' && group !== 'month') for (const id of before.lines.keys()) ids.add(id);
  const lines = [...ids].map(
    (id): ReasonLine => ({
      id,
      name: names?.get(id) ?? '',
      now: now.lines.get(id) ?? {},
      before: beforeAt.get(placeOf(group, id, span)) ?? null,
    }),
  );
  return {
    ...{ asOfMs: job.nowMs(), ...span, kind, group, total: now.total },
    before: earlier && before && { ...earlier, figures: before.total },
    lines: sorted(lines, input, names),
  };
}

/** Times by themselves, products and reasons by size, all others as they are listed elsewhere; what has none last. */
function sorted(
  lines: ReasonLine[],
  { kind, group }: ReasonInput,
  names: ReadonlyMap<string, string> | null,
): ReasonLine[] {
  const rank = new Map([...(names?.keys() ?? [])].map((id, place) => [id, place]));
  const leading = LEADING_FIGURE[kind];
  const bySize = group === 'product' || group === 'reason';
  return lines.sort((a, b) => {
    if (a.id === '' || b.id === '') return Number(a.id === '') - Number(b.id === '');
    if (bySize)
      return (b.now[leading] ?? 0) - (a.now[leading] ?? 0) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
    if (names) return (rank.get(a.id) ?? rank.size) - (rank.get(b.id) ?? rank.size);
    return a.id < b.id ? -1 : 1;
  });
}

function countFacts(job: JobContext, input: ReasonInput, view: CallLogView): Counted {
  const all = tally();
  const byLine = new Map<string, ReturnType<typeof tally>>();
  for (const fact of reasonFacts(job, input, view)) {
    const id = lineOf(fact, input.group);
    const line = byLine.get(id) ?? tally();
    byLine.set(id, line);
    all.add(fact);
    line.add(fact);
  }
  return { total: all.counts(), lines: new Map([...byLine].map(([id, line]) => [id, line.counts()])) };
}

function tally() {
  const sums: Counts = {};
  const customers = new Set<string>();
  const sum = (name: string, value: number): void => {
    sums[name] = (sums[name] ?? 0) + value;
  };
  return {
    add(fact: ReasonFact): void {
      if (fact.kind === 'unordered') {
        sum('due', 1);
        sum(fact.standing, 1);
        if (fact.next === 'missed' && fact.standing !== 'ordered') sum('missed', 1);
        return;
      }
      if (fact.kind === 'lapsed') {
        customers.add(fact.customerId);
        sum('pairs', 1);
        sum('times', fact.times);
        sum('quantity', fact.quantity);
        return;
      }
      if (fact.refused === 0) {
        if (fact.got >= fact.wanted) sum('settled', 1);
        return;
      }
      customers.add(fact.customerId);
      sum('cases', 1);
      sum('wanted', fact.wanted);
      sum('refused', fact.refused);
      sum('refusedAmount', fact.refused * fact.priceMinor);
    },
    counts: (): Counts => (customers.size === 0 ? sums : { ...sums, customers: customers.size }),
  };
}

function countNoOrder(job: JobContext, { filter, group }: ReasonInput, view: CallLogView): Counted {
  const rows = reachedByReason(job.reader, filter, view, group);
  job.throwIfCancelled();
  const total: Counts = {};
  const lines = new Map<string, Counts>();
  for (const { id, reason, calls } of rows) {
    const line = lines.get(id) ?? {};
    lines.set(id, line);
    for (const counts of [total, line]) {
      const sum = (name: string) => {
        counts[name] = (counts[name] ?? 0) + calls;
      };
      sum('reached');
      if (reason === null) continue;
      sum('noOrder');
      sum('allNoOrder');
      if (reason !== '') sum(reason);
    }
  }
  if (group !== 'reason') return { total, lines };
  const { reached = 0, noOrder = 0 } = total;
  const reasons = rows.flatMap(({ reason, calls }): [string, Counts][] =>
    reason === null ? [] : [[reason, { noOrder: calls, allNoOrder: noOrder, reached }]],
  );
  return { total, lines: new Map(reasons) };
}

/** Names by id, in the order in which they are read; null: the id names itself. */
function namesOf({ reader: db }: JobContext, group: ReasonGroup): ReadonlyMap<string, string> | null {
  if (group === 'product') {
    return new Map([...namedProducts(db).values()].map(({ id, code, name }) => [id, `${code} ${name}`]));
  }
  const lists = callLogChoices(db, { scope: 'all', operatorId: '', teamId: null, fullNumbers: false });
  const list = { seat: lists.seats, operator: lists.operators, class: lists.classes, route: lists.routes };
  const named = group in list ? list[group as keyof typeof list] : null;
  return named && new Map(named.map(({ id, label }) => [id, label]));
}

import type { CallLogView } from '../../../db/call-log-filter.ts';
import { dueOfDay, type RefusedFacts, refusedDemand, type UnorderedFacts } from '../../../db/reason-reports.ts';
import type { ReasonGroup, ReasonInput } from '../../../shared/contract/reasons.ts';
import { refusedQuantity } from '../../../shared/domain/orders/refused-demand.ts';
import type { JobContext } from '../jobs/job.ts';
import { type LapsedFacts, lapsedProducts } from './lapsed-products.ts';

/** What figures are counted from, row by row; figures and lists read the same. */
export type ReasonFact =
  | ({ readonly kind: 'refused'; readonly refused: number } & RefusedFacts)
  | ({ readonly kind: 'unordered' } & UnorderedFacts)
  | ({ readonly kind: 'lapsed' } & LapsedFacts);

/** Rows so often may find the job cancelled. */
const CHECK_EVERY = 20_000;

/** The rows of a kind within the asker's reach. No-order reasons are counted by the database: theirs are the call log's. */
export function* reasonFacts(
  job: JobContext,
  { kind, filter, times }: Pick<ReasonInput, 'kind' | 'filter' | 'times'>,
  view: CallLogView,
): Generator<ReasonFact> {
  const db = job.reader;
  let seen = 0;
  for (const fact of read()) {
    seen += 1;
    if (seen % CHECK_EVERY === 0) job.throwIfCancelled();
    yield fact;
  }

  function* read(): Generator<ReasonFact> {
    if (kind === 'refused') {
      for (const row of refusedDemand(db, filter, view)) {
        const refused = refusedQuantity(row);
        // Thought better of: neither refused nor met, it would only be an empty line.
        if (refused > 0 || row.got >= row.wanted) yield { kind, refused, ...row };
      }
    } else if (kind === 'unordered') {
      for (const row of dueOfDay(db, filter, view, job.nowMs())) yield { kind, ...row };
    } else if (kind === 'lapsed') {
      for (const row of lapsedProducts(job, filter, view, times)) yield { kind, ...row };
    }
  }
}

/** To which line a row belongs; '' where it has none. */
export function lineOf(fact: ReasonFact, group: ReasonGroup): string {
  if (group === 'route') return fact.routeId ?? '';
  if (group === 'class') return fact.classId ?? '';
  if (group === 'operator') return fact.operatorId ?? '';
  if (group === 'product') return fact.kind === 'unordered' ? '' : fact.productId;
  if (fact.kind !== 'refused') return '';
  if (group === 'seat') return fact.seatId ?? '';
  if (group === 'reason') return fact.reason;
  return group === 'month' ? fact.askedOn.slice(0, 7) : fact.askedOn;
}

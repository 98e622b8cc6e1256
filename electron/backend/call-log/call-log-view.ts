import type { CallLogView } from '../../../db/call-log-filter.ts';
import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { seesNumbersOf } from '../customers/visible-phones.ts';
import type { Actor } from '../services.ts';

/** How far this person sees into the call log, and whether numbers are whole (product.md section 10). */
export function callLogViewOf(actor: Actor): CallLogView {
  return {
    scope: actor.scope,
    operatorId: actor.operatorId,
    teamId: actor.teamId,
    fullNumbers: seesNumbersOf(actor, actor.teamId),
  };
}

/** Error: `invalid/date-range-backwards`. */
export function checkRange(filter: Pick<CallLogFilter, 'from' | 'to'>): void {
  const { from, to } = filter;
  if (from > to) throw new AppError('invalid', 'date-range-backwards', { from, to });
}

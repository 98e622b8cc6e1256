import { AppError } from '../../../shared/contract/errors.ts';
import {
  MOST_REASON_ROWS,
  type ReasonFilter,
  type ReasonInput,
  type ReasonOutput,
  type ReasonRowsInput,
  type ReasonRowsOutput,
} from '../../../shared/contract/reasons.ts';
import { MOST_FIGURE_DAYS } from '../../../shared/contract/ticket-figures.ts';
import { daysOf } from '../../../shared/domain/calendar/figure-period.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf, checkRange } from '../call-log/call-log-view.ts';

/** Reasons or lapses by group, as far as the asker sees. Errors: see `reasonInput`. */
export async function showReasons(ctx: ActionContext, input: ReasonInput): Promise<ReasonOutput> {
  checkPeriod(input.filter);
  return ctx.services.jobs.run('reasons', { input, view: callLogViewOf(ctx.actor) });
}

/** The rows behind them, the first of many. Errors: see `reasonInput`. */
export async function showReasonRows(ctx: ActionContext, input: ReasonRowsInput): Promise<ReasonRowsOutput> {
  checkPeriod(input.filter);
  return ctx.services.jobs.run('reason-rows', { input, view: callLogViewOf(ctx.actor), most: MOST_REASON_ROWS });
}

/** Errors: see `reasonInput`. */
export function checkPeriod(filter: ReasonFilter): void {
  checkRange(filter);
  const days = daysOf(filter);
  if (days > MOST_FIGURE_DAYS) {
    throw new AppError('invalid', 'figures-period-too-long', { days, most: MOST_FIGURE_DAYS });
  }
}

import { AppError } from '../../../shared/contract/errors.ts';
import type { ReportInput, ReportOutput } from '../../../shared/contract/reports.ts';
import { MOST_FIGURE_DAYS } from '../../../shared/contract/ticket-figures.ts';
import { daysOf } from '../../../shared/domain/calendar/figure-period.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf, checkRange } from '../call-log/call-log-view.ts';
import { countReport } from './count-report.ts';

/** The calls of a filter by group, as far as the asker sees into the call log. Errors: see `reportInput`. */
export async function showReport(ctx: ActionContext, input: ReportInput): Promise<ReportOutput> {
  checkRange(input.filter);
  const days = daysOf(input.filter);
  if (days > MOST_FIGURE_DAYS) {
    throw new AppError('invalid', 'figures-period-too-long', { days, most: MOST_FIGURE_DAYS });
  }
  return countReport(ctx.services, ctx.nowMs, { input, view: callLogViewOf(ctx.actor) });
}

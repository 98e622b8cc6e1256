import type { CallLogView } from '../../../db/call-log-filter.ts';
import { calledCustomerRows } from '../../../db/called-customers.ts';
import type {
  CalledCustomer,
  CalledCustomers,
  CalledCustomersInput,
  CalledSort,
  CustomerCount,
} from '../../../shared/contract/called-customers.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { MOST_FIGURE_DAYS } from '../../../shared/contract/ticket-figures.ts';
import { daysOf } from '../../../shared/domain/calendar/figure-period.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf, checkRange } from '../call-log/call-log-view.ts';
import type { JobContext } from '../jobs/job.ts';

const COUNTS_IN: Readonly<Record<CustomerCount, (row: CalledCustomer) => boolean>> = {
  customers: ({ calls }) => calls > 0,
  reached: ({ reachedCalls }) => reachedCalls > 0,
  ordered: ({ orders }) => orders > 0,
};
/** Of equals the code decides, by which the rows come. */
const BEFORE: Readonly<Record<Exclude<CalledSort, 'code'>, (row: CalledCustomer) => number>> = {
  calls: ({ calls }) => calls,
  amount: ({ amountMinor }) => amountMinor,
  last: ({ lastAtMs }) => lastAtMs ?? 0,
};

/** The job: a page of the customers that a figure counts, and how many each count has. */
export function pageOfCalledCustomers(
  job: JobContext,
  { input, view }: { readonly input: CalledCustomersInput; readonly view: CallLogView },
): CalledCustomers {
  const { filter, of, sort, limit, offset } = input;
  const all = calledCustomerRows(job.reader, filter, view);
  const countOf = (count: CustomerCount) => all.filter(COUNTS_IN[count]).length;
  const counted = all.filter(COUNTS_IN[of]);
  const by = sort === 'code' ? null : BEFORE[sort];
  if (by) counted.sort((one, other) => by(other) - by(one));
  return {
    rows: counted.slice(offset, offset + limit),
    more: counted.length > offset + limit,
    counts: { customers: countOf('customers'), reached: countOf('reached'), ordered: countOf('ordered') },
  };
}

/** The customers behind a figure, as far as the asker sees into the call log. Errors: see `calledCustomersInput`. */
export async function listCalledCustomers(ctx: ActionContext, input: CalledCustomersInput): Promise<CalledCustomers> {
  checkRange(input.filter);
  const days = daysOf(input.filter);
  if (days > MOST_FIGURE_DAYS) {
    throw new AppError('invalid', 'figures-period-too-long', { days, most: MOST_FIGURE_DAYS });
  }
  return ctx.services.jobs.run('called-customers', { input, view: callLogViewOf(ctx.actor) });
}

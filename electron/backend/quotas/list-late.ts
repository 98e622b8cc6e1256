import type { z } from 'zod';
import { lastPublication } from '../../../db/late-quotas.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  LATE_MOST,
  type LateCustomer,
  type LateQuotasOutput,
  type lateQuotasInput,
} from '../../../shared/contract/late-quotas.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobContext } from '../jobs/job.ts';
import { reachOf } from '../queue/list-queue.ts';
import { type LateAsked, lateCustomers } from './late-customers.ts';

type LateFilter = z.output<typeof lateQuotasInput> & Pick<LateAsked, 'teamId'>;

const NOBODY: LateQuotasOutput = {
  total: 0,
  rows: [],
  more: false,
  keys: [],
  products: [],
  classes: [],
  orderDays: [],
};

/** Who was called before quotas came, of the asker's customers; looked through in a worker. */
export function listLate(ctx: ActionContext, input: z.output<typeof lateQuotasInput>): Promise<LateQuotasOutput> {
  const { db, jobs } = ctx.services;
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  // On most days nothing was published at all while calls were made.
  if (lastPublication(db, today) === 0) return Promise.resolve(NOBODY);
  return jobs.run('late-quotas', { ...input, ...reachOf(ctx.actor) });
}

/** The job. */
export function lateQuotasJob(job: JobContext, filter: LateFilter): LateQuotasOutput {
  return pageOf(lateCustomers(job.reader, job.nowMs(), filter), filter);
}

/** A page of those who fit, with what all of them are about. */
export function pageOf(all: readonly LateCustomer[], filter: z.output<typeof lateQuotasInput>): LateQuotasOutput {
  const { orderDay, productId, classId, text, limit, offset } = filter;
  const words = (text ?? '').toLowerCase();
  const fitting = all.filter(
    (one) =>
      (!orderDay || one.orderDay === orderDay) &&
      (!productId || one.products.some((product) => product.productId === productId)) &&
      (!classId || one.classId === classId) &&
      `${one.code} ${one.name} ${one.routeCode ?? ''}`.toLowerCase().includes(words),
  );
  return {
    total: fitting.length,
    rows: fitting.slice(offset, offset + limit),
    more: fitting.length > offset + limit,
    keys: fitting.slice(0, LATE_MOST).map(({ customerId, deliveryDate }) => ({ customerId, deliveryDate })),
    products: counted(all.flatMap((one) => one.products.map(({ productId: id, name }) => ({ id, name })))),
    classes: counted(all.flatMap((one) => (one.classId ? [{ id: one.classId, name: one.className ?? '' }] : []))),
    orderDays: [...new Set(all.map((one) => one.orderDay))].sort(),
  };
}

/** How many customers each concerns; most first. */
function counted(named: readonly { id: string; name: string }[]): LateQuotasOutput['products'] {
  return [...Map.groupBy(named, (one) => one.id).values()]
    .map((same) => ({ ...(same[0] as { id: string; name: string }), customers: same.length }))
    .sort((a, b) => b.customers - a.customers || (a.name < b.name ? -1 : 1));
}

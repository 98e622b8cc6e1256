import type { CallLogView } from '../../../db/call-log-filter.ts';
import { boughtSince, customersWithin } from '../../../db/reason-reports.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ReasonFilter } from '../../../shared/contract/reasons.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { JobContext } from '../jobs/job.ts';

export interface LapsedFacts {
  readonly customerId: string;
  readonly productId: string;
  readonly routeId: string | null;
  readonly classId: string | null;
  readonly operatorId: string | null;
  /** Days within the period on which it was bought, how much in all, and the last of them with its quantity. */
  readonly times: number;
  readonly quantity: number;
  readonly lastDate: string;
  readonly lastQuantity: number;
}

interface Bought {
  times: number;
  quantity: number;
  lastDate: string;
  lastQuantity: number;
  since: boolean;
}

/** Lines so often may find the job cancelled. */
const CHECK_EVERY = 50_000;

/**
 * What customers within reach bought within the period on `times` days at least, and in no order since that stands. The
 * largest quantity first.
 */
export function lapsedProducts(
  job: JobContext,
  { from, to, ...chosen }: ReasonFilter,
  view: CallLogView,
  times: number,
): LapsedFacts[] {
  const db = job.reader;
  const today = businessDateAt(job.nowMs(), companySettings(db).timeZone);
  const customers = customersWithin(db, { from, to, ...chosen }, view, today);
  const byCustomer = new Map<string, Map<string, Bought>>();
  let seen = 0;
  for (const [customerId, date, productId, quantity] of boughtSince(db, from)) {
    seen += 1;
    if (seen % CHECK_EVERY === 0) job.throwIfCancelled();
    if (!customers.has(customerId)) continue;
    const products = byCustomer.get(customerId) ?? new Map<string, Bought>();
    byCustomer.set(customerId, products);
    const bought = products.get(productId);
    if (date > to) {
      if (bought) bought.since = true;
    } else if (bought) {
      const isSameDay = bought.lastDate === date;
      if (!isSameDay) bought.times += 1;
      bought.lastQuantity = isSameDay ? bought.lastQuantity + quantity : quantity;
      bought.quantity += quantity;
      bought.lastDate = date;
    } else {
      products.set(productId, { times: 1, quantity, lastDate: date, lastQuantity: quantity, since: false });
    }
  }
  const lapsed: LapsedFacts[] = [];
  for (const [customerId, products] of byCustomer) {
    const { routeId = null, classId = null, operatorId = null } = customers.get(customerId) ?? {};
    for (const [productId, { since, ...bought }] of products) {
      if (since || bought.times < times) continue;
      lapsed.push({ customerId, productId, routeId, classId, operatorId, ...bought });
    }
  }
  return lapsed.sort(
    (a, b) => b.quantity - a.quantity || (a.lastDate < b.lastDate ? 1 : a.lastDate > b.lastDate ? -1 : 0),
  );
}

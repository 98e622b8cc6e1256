import type { SampleCenter } from '../../../build/sample/center.ts';
import type { SampleCustomer } from '../../../build/sample/customers.ts';
import { QuotaFitter, type SampleRefusal } from '../../../build/sample/fit-quota.ts';
import type { SampleOrder } from '../../../build/sample/orders.ts';
import { GRADES } from '../../../build/sample/plan.ts';
import type { WorkCustomer, WorkDue } from '../../../build/sample/work-facts.ts';

type DueOrder = NonNullable<WorkDue['order']>;

/**
 * Gathers, while the customers of a sample are written, what its past is made of: who was to be called on which day and
 * with which order. Orders of the weeks that have quotas are cut down to them on the way.
 */
export class PastCollector {
  /** By business date. */
  readonly dues = new Map<string, WorkDue[]>();
  /** Orders of the past for which nobody was to be called, by date: they came from the web shop. */
  readonly uncalled = new Map<string, DueOrder[]>();
  /** What each order should have held besides. */
  readonly refused = new Map<string, readonly SampleRefusal[]>();
  /** Who may call in, by team. */
  readonly callers = new Map<string, WorkCustomer[]>();
  readonly #center: SampleCenter;
  readonly #from: string;
  readonly #today: string;
  readonly #idOf: (id: string) => string;
  readonly #fitter: QuotaFitter;
  #orders = new Map<string, DueOrder>();

  /** `from` to the day before `today`. `idOf`: people who were there before keep their ids. */
  constructor(center: SampleCenter, from: string, today: string, idOf: (id: string) => string) {
    this.#center = center;
    this.#from = from;
    this.#today = today;
    this.#idOf = idOf;
    this.#fitter = new QuotaFitter(center.quotas, center.products);
  }

  /** The order as it could be had; null: nothing of it could. */
  fit(customer: SampleCustomer, order: SampleOrder): SampleOrder | null {
    if (order.orderDate < this.#from) return order;
    const { lines, refused } = this.#fitter.fit(order, customer.id, this.#classOf(customer));
    if (lines.length === 0) return null;
    if (refused.length > 0) this.refused.set(order.id, refused);
    this.#orders.set(order.orderDate, { id: order.id, lines: lines.length, placedAtMs: order.placedAtMs });
    return { ...order, lines };
  }

  /** After the last of a customer's orders. */
  end(customer: SampleCustomer): void {
    const orders = this.#orders;
    this.#orders = new Map();
    const worked = this.#workCustomer(customer);
    if (worked) {
      push(this.callers, worked.teamId, worked);
      for (const { date, deliveryDate, cutoffAtMs } of this.#center.dueDates(customer)) {
        if (date < this.#from || date >= this.#today || isPaused(customer, date)) continue;
        const order = orders.get(date) ?? null;
        orders.delete(date);
        push(this.dues, date, { customer: worked, deliveryDate, cutoffAtMs, order });
      }
    }
    for (const [date, order] of orders) push(this.uncalled, date, order);
  }

  #classOf({ grade }: SampleCustomer): string | null {
    return grade === null ? null : (this.#center.grade.classes[GRADES.indexOf(grade)]?.id ?? null);
  }

  /** null: nobody could or should call this customer. */
  #workCustomer(customer: SampleCustomer): WorkCustomer | null {
    const { id, code, route, ownerId, deputyOperatorId } = customer;
    const classId = this.#classOf(customer);
    const strategy = this.#center.strategies.find((each) => each.classId === classId);
    const numbers = customer.phones.filter(({ dead }) => !dead).map(({ number }) => number);
    if (customer.status !== 'active' || customer.doNotCall || classId === null || !strategy) return null;
    if (numbers.length === 0) return null;
    return {
      ...{ id, code, routeId: route.id, routeCode: route.code, teamId: this.#idOf(route.team.id), classId, ownerId },
      ...{ ownerOperatorId: this.#idOf(customer.ownerOperatorId), numbers, strategy },
      deputyOperatorId: deputyOperatorId && this.#idOf(deputyOperatorId),
      weekdays: customer.orderWeekdays,
    };
  }
}

function isPaused({ pause }: SampleCustomer, date: string): boolean {
  return pause !== null && pause.validFrom <= date && (pause.validTo === null || pause.validTo >= date);
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

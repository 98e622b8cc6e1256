import type { OrderForm, OrderFormLine } from '../../contract/order-form.ts';
import type { OrderFacts } from './check-order.ts';
import { orderTypeOf, orderTypeProblem } from './order-type.ts';

/**
 * The facts of an open order form for `checkOrder`, so that the screen refuses a quantity while it is typed as the
 * backend would at submit. `added` are lines from the product search that the form did not hold.
 */
export function formFacts(form: OrderForm, added: readonly OrderFormLine[] = []): OrderFacts {
  const after = form.deliveries.find((one) => one.deliveryDate > (form.delivery?.deliveryDate ?? ''));
  return {
    customerClosed: form.customerClosed,
    delivery: form.delivery,
    nextDeliveryDate: after?.deliveryDate ?? null,
    firstDeliveryDate: form.deliveries[0]?.deliveryDate ?? null,
    orderRule: form.orderRule,
    products: new Map([...form.lines, ...added].map((line) => [line.productId, line])),
    classTotalLeft: form.classTotal?.left ?? null,
    depositMinor: form.depositMinor,
    creditLimitMinor: form.creditLimitMinor,
    committedMinor: form.committedMinor,
    timeZone: form.timeZone,
    currency: form.currency,
  };
}

/** Why this customer's class may not order for a delivery of the form, as `checkOrder` would refuse it; null: it may. */
export function deliveryProblem(
  form: Pick<OrderForm, 'deliveries' | 'orderRule'>,
  delivery: OrderForm['deliveries'][number],
): ReturnType<typeof orderTypeProblem> {
  if (form.orderRule === null) return null;
  return orderTypeProblem(orderTypeOf(delivery, form.deliveries[0]?.deliveryDate ?? null), form.orderRule);
}

import type { OrderForm } from '../../../shared/contract/order-form.ts';

/** The order taken already for this delivery to which may be added by phone; undefined: there is none. */
export function openTaken(form: OrderForm | undefined): OrderForm['taken'][number] | undefined {
  return form?.taken.find((order) => order.open && order.channel !== 'web');
}

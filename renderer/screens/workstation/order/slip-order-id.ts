import type { OrderForm } from '../../../../shared/contract/order-form.ts';

/** The order just accepted for the customer in hand; else the newest of those taken for the delivery; null: none. */
export function slipOrderId(
  form: Pick<OrderForm, 'customerId' | 'taken'> | undefined,
  accepted: { readonly customerId: string; readonly orderId: string } | null,
): string | null {
  if (!form) return null;
  if (accepted?.customerId === form.customerId) return accepted.orderId;
  return form.taken.at(-1)?.orderId ?? null;
}

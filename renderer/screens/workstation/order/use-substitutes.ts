import type { OrderFormLine } from '../../../../shared/contract/order-form.ts';
import { useSubstitutes } from '../../../api/order-form.ts';
import { quantityOf } from '../../../state/order/quantity-text.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/** The product of the line that had the focus, if its stock is short of what is wanted, and what could be offered instead. */
export function useSubstitutesForShort(): { readonly name: string | null; readonly lines: readonly OrderFormLine[] } {
  const { form, rows } = useWork();
  const productId = useWorkstation((state) => state.lastProductId);
  const text = useOrderWork((state) => state.editing.texts[productId ?? ''] ?? '');
  const line = rows.find((row) => row.productId === productId);
  const wanted = Math.max(line?.leastQuantity ?? 1, quantityOf(text, line?.unit) ?? 0);
  const isShort = line !== undefined && (!line.active || (line.stockLeft !== null && line.stockLeft < wanted));
  const substitutes = useSubstitutes(
    isShort && form?.delivery
      ? { customerId: form.customerId, deliveryDate: form.delivery.deliveryDate, productId: line.productId }
      : null,
  );
  return isShort ? { name: line.name, lines: substitutes.data?.lines ?? [] } : { name: null, lines: [] };
}

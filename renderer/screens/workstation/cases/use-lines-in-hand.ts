import { useOrderWork } from '../../../state/order-work.ts';
import { useWork } from '../work-context.ts';

/**
 * The lines of the order of this call, by product; null while there is none: nothing is typed and nothing was submitted.
 * `chosen` is listed in any case, also once the order is submitted and its fields are empty.
 */
export function useLinesInHand(chosen: string | undefined): readonly { value: string; label: string }[] | null {
  const { rows, inHand } = useWork();
  const texts = useOrderWork((state) => state.editing.texts);
  const lines = rows.flatMap(({ productId, name, unit }) => {
    const text = texts[productId] ?? '';
    if (text === '' && productId !== chosen) return [];
    return [{ value: productId, label: text === '' ? name : `${name} × ${text} ${unit}` }];
  });
  return lines.length === 0 && inHand.call?.orderId == null ? null : lines;
}

import { type ClipboardEvent, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderFormLine } from '../../../../shared/contract/order-form.ts';
import { type PastedLine, readPastedLines } from '../../../../shared/domain/orders/read-pasted-lines.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { findProductByCode } from '../../../api/order-form.ts';
import { quantityOf } from '../../../state/order/quantity-text.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/** More than this is a whole price list, not an order. */
const MOST_LINES = 300;
/** Of what was not taken, one line names so many. */
const NAMED = 3;

/**
 * Rows of code and quantity that were copied from a sheet go into their lines; a product that the form does not hold is
 * looked for and added. What was typed stays; what does not fit is told. A paste of one cell is the field's own.
 */
export function usePaste(): (event: ClipboardEvent) => void {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { form, rows } = useWork();

  const fill = useCallback(
    async (pasted: readonly PastedLine[], unfit: number) => {
      if (!form?.delivery) return;
      const { say } = useWorkstation.getState();
      const { customerId, delivery } = form;
      const known = new Map(rows.map((line) => [line.code, line]));
      const added: OrderFormLine[] = [];
      const left: string[] = [];
      const texts = new Map<string, string>();
      const { editing, edit } = useOrderWork.getState();
      for (const { code, quantityText } of pasted.slice(0, MOST_LINES)) {
        const found = known.get(code) ?? (await findProductByCode(customerId, delivery.deliveryDate, code));
        if (!found) {
          left.push(t('workstation.paste.unknown', { code }));
          continue;
        }
        const { productId, unit } = found;
        if (!known.has(code)) added.push(found);
        if ((editing.texts[productId] ?? '') !== '' || texts.has(productId)) {
          left.push(t('workstation.paste.typed', { code }));
        } else {
          texts.set(productId, String(quantityOf(quantityText, unit) ?? quantityText));
        }
      }
      // The call may have gone on meanwhile: nothing of one customer goes into another's order.
      const { target } = useOrderWork.getState();
      if (target?.customerId !== customerId || target.deliveryDate !== delivery.deliveryDate) return;
      const count = unfit + Math.max(0, pasted.length - MOST_LINES);
      if (count > 0) left.push(t('workstation.paste.rows', { count }));
      if (texts.size === 0) {
        if (pasted.length === 0) say({ tone: 'error', text: t('workstation.paste.nothing') });
        else say({ tone: 'warning', text: t('workstation.paste.left', { lines: named(left) }) });
        return;
      }
      const filled = [...texts].map(([productId, text]) => ({ productId, text }));
      edit({ type: 'fill-texts', fill: filled, products: added }, form.lines);
      const taken = t('workstation.paste.taken', { count: texts.size });
      if (left.length === 0) say({ tone: 'info', text: taken });
      else say({ tone: 'warning', text: `${taken} · ${t('workstation.paste.left', { lines: named(left) })}` });

      function named(all: readonly string[]): string {
        const some = all.slice(0, NAMED);
        if (all.length > NAMED) some.push(t('workstation.standing.more', { count: all.length - NAMED }));
        return some.join(t('workstation.spoken.comma'));
      }
    },
    [form, rows, t],
  );

  return useCallback(
    (event) => {
      if ((event.target as HTMLElement).dataset.product === undefined) return;
      const pasted = readPastedLines(event.clipboardData.getData('text/plain'));
      if (!pasted) return;
      event.preventDefault();
      fill(pasted.lines, pasted.unfit).catch((error: unknown) =>
        useWorkstation.getState().say({ tone: 'error', text: describe(error) }),
      );
    },
    [fill, describe],
  );
}

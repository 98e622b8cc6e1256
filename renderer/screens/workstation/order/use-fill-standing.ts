import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { planStanding, type ShortLine } from '../../../../shared/domain/orders/plan-standing.ts';
import { isStandingFilled } from '../../../state/order/fill-lines.ts';
import { orderLinesOf } from '../../../state/order/order-editing.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/** Of what is short, one line names so many. */
const NAMED = 3;

/** Fills the empty lines from the customer's standing order and says what is short; once more undoes it. */
export function useFillStanding(): () => void {
  const { t } = useTranslation();
  const { form, rows } = useWork();
  return useCallback(() => {
    const { editing, edit } = useOrderWork.getState();
    const { say } = useWorkstation.getState();
    if (!form?.standing) {
      say({ tone: 'info', text: t('workstation.standing.none') });
      return;
    }
    if (isStandingFilled(editing)) {
      edit({ type: 'fill-standing', fill: [], products: [] }, form.lines);
      say({ tone: 'info', text: t('workstation.standing.undone') });
      return;
    }
    const { lines, products } = form.standing;
    const known = new Map([...products, ...rows].map((line) => [line.productId, line]));
    const typedQuota = orderLinesOf(editing.texts, rows)
      .filter(({ productId }) => known.get(productId)?.quota)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const { fill, short } = planStanding(lines, {
      products: known,
      typed: new Set(Object.keys(editing.texts).filter((id) => editing.texts[id]?.trim() !== '')),
      classTotalLeft: form.classTotal && Math.max(0, form.classTotal.left - typedQuota),
    });
    edit({ type: 'fill-standing', fill, products }, form.lines);
    const told = (line: ShortLine) =>
      t('workstation.standing.line', {
        name: known.get(line.productId)?.name ?? line.productId,
        filled: line.filled,
        wanted: line.wanted,
        why: t(`workstation.standing.why.${line.by}`),
      });
    const filled =
      fill.length === 0 ? t('workstation.standing.nothing') : t('workstation.standing.filled', { count: fill.length });
    if (short.length === 0) {
      say({ tone: 'info', text: filled });
      return;
    }
    const named = short.slice(0, NAMED).map(told);
    if (short.length > NAMED) named.push(t('workstation.standing.more', { count: short.length - NAMED }));
    const less = t('workstation.standing.short', { lines: named.join(t('workstation.spoken.comma')) });
    say({ tone: 'warning', text: `${filled} · ${less}` });
  }, [form, rows, t]);
}

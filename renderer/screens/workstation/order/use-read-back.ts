import { useCallback, useRef } from 'react';
import { useErrorText } from '../../../api/error-text.ts';
import { checkOrder, type OrderToCheck } from '../../../api/order-form.ts';
import { leftDraft } from '../../../state/order/left-draft.ts';
import { orderLinesOf } from '../../../state/order/order-editing.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useReadBackStore } from '../../../state/read-back.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { byProduct, firstRefused, unreadable } from './check-typed.ts';
import { useShowProblems } from './use-show-problems.ts';

/** The order as it stands in the fields, as the backend is asked about it; null without a delivery. */
export function useOrderToCheck(): () => OrderToCheck | null {
  const { inHand, form, rows } = useWork();
  return useCallback(() => {
    if (!form?.delivery) return null;
    const { editing, offDayReason, addToOrderId } = useOrderWork.getState();
    return {
      customerId: form.customerId,
      deliveryDate: form.delivery.deliveryDate,
      taskId: inHand.task?.taskId ?? null,
      lines: orderLinesOf(editing.texts, rows, editing.lineNotes),
      offDayReason: offDayReason.trim() === '' ? null : offDayReason,
      addToOrderId,
    };
  }, [inHand, form, rows]);
}

/** F8: everything typed is stored and checked; what is refused gets the focus, else the order is read back. */
export function useReadBack(): () => Promise<void> {
  const describe = useErrorText();
  const { form, rows, refreshForm } = useWork();
  const orderToCheck = useOrderToCheck();
  const showProblems = useShowProblems();
  const busy = useRef(false);
  return useCallback(async () => {
    const order = orderToCheck();
    if (!order || busy.current) return;
    const { say, open, focusRow } = useWorkstation.getState();
    const { editing, flush, showProblems: show } = useOrderWork.getState();
    // Nothing typed, and a half order waits: the question what becomes of it, that Escape had put off.
    if (order.lines.length === 0 && form?.draft && !form.draft.mine) return open('draft-of-other');
    if (order.lines.length === 0 && form && leftDraft(form)) return open('move-draft');
    const notRead = byProduct(unreadable(rows, editing.texts));
    if (Object.keys(notRead).length > 0) {
      show(notRead);
      focusRow(firstRefused(rows, notRead));
      return;
    }
    busy.current = true;
    say(null);
    try {
      await flush();
      const answer = await checkOrder(order);
      if (answer.problems.length > 0) {
        showProblems(answer.problems);
        void refreshForm();
        return;
      }
      show({});
      useReadBackStore.setState({ order, readBack: answer.readBack, warnings: answer.warnings });
      open('read-back');
    } catch (error) {
      say({ tone: 'error', text: describe(error) });
    } finally {
      busy.current = false;
    }
  }, [orderToCheck, form, rows, showProblems, refreshForm, describe]);
}

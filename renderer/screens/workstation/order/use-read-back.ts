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

/**
 * F8: everything typed is stored and checked; what is refused gets the focus, else the order is read back. Pressed once
 * more while that is asked, it asks again about what was typed meanwhile, unless the order is read back already.
 */
export function useReadBack(): () => Promise<void> {
  const ask = useAsk();
  const latest = useRef(ask);
  latest.current = ask;
  const busy = useRef(false);
  const again = useRef(false);
  return useCallback(async () => {
    again.current = busy.current;
    if (busy.current) return;
    busy.current = true;
    try {
      do {
        again.current = false;
        const answered = await latest.current();
        if (answered === 'outdated') again.current = true;
        else if (answered === 'done') break;
      } while (again.current);
    } finally {
      again.current = false;
      busy.current = false;
    }
  }, []);
}

/** `done`: it led on to the read-back or another question; `outdated`: what was typed meanwhile has to be asked about. */
type Answered = 'done' | 'refused' | 'outdated';

/** Asks once. A late answer leads nowhere when something else is asked by then, or another customer is in hand. */
function useAsk(): () => Promise<Answered> {
  const describe = useErrorText();
  const { form, rows, refreshForm } = useWork();
  const orderToCheck = useOrderToCheck();
  const showProblems = useShowProblems();
  return useCallback(async () => {
    const order = orderToCheck();
    if (!order) return 'refused';
    const { say, open, focusRow, panel } = useWorkstation.getState();
    const { editing, flush, showProblems: show } = useOrderWork.getState();
    // Nothing typed, and a half order waits: the question what becomes of it, that Escape had put off.
    if (order.lines.length === 0 && form?.draft && !form.draft.mine) {
      open('draft-of-other');
      return 'done';
    }
    if (order.lines.length === 0 && form && leftDraft(form)) {
      open('move-draft');
      return 'done';
    }
    const notRead = byProduct(unreadable(rows, editing.texts));
    if (Object.keys(notRead).length > 0) {
      show(notRead);
      focusRow(firstRefused(rows, notRead));
      return 'refused';
    }
    say(null);
    try {
      await flush();
      const answer = await checkOrder(order);
      const work = useOrderWork.getState();
      if (work.target?.customerId !== order.customerId) return 'done';
      const isSamePanel = useWorkstation.getState().panel === panel;
      if (work.editing.texts !== editing.texts) return isSamePanel ? 'outdated' : 'done';
      if (answer.problems.length > 0) {
        showProblems(answer.problems, isSamePanel);
        void refreshForm();
        return 'refused';
      }
      show({});
      if (!isSamePanel) return 'done';
      useReadBackStore.setState({ order, readBack: answer.readBack, warnings: answer.warnings });
      open('read-back');
      return 'done';
    } catch (error) {
      say({ tone: 'error', text: describe(error) });
      return 'refused';
    }
  }, [orderToCheck, form, rows, showProblems, refreshForm, describe]);
}

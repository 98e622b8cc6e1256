import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InHand } from '../../../shared/contract/calls.ts';
import type { OrderForm, OrderFormLine } from '../../../shared/contract/orders.ts';
import { type FormRequest, useOrderForm } from '../../api/order-form.ts';
import { orderRows } from '../../state/order/order-editing.ts';
import { useOrderWork } from '../../state/order-work.ts';
import { serverNow } from '../../state/server-clock.ts';
import { useWorkstation } from '../../state/workstation.ts';

export interface OrderInHand {
  readonly form: OrderForm | undefined;
  readonly formError: unknown;
  readonly rows: readonly OrderFormLine[];
  chooseDelivery(deliveryDate: string): void;
  reloadForm(): Promise<void>;
}

const NO_LINES: readonly OrderFormLine[] = [];

/** Opens the order form of the customer in hand and keeps the working copy on it. */
export function useOrderInHand(inHand: InHand | undefined): OrderInHand {
  const customerId = inHand?.customer?.id ?? null;
  const taskId = inHand?.task?.taskId ?? null;
  const [chosen, setChosen] = useState<{ customerId: string; deliveryDate: string } | null>(null);
  const deliveryDate = chosen?.customerId === customerId ? (chosen?.deliveryDate ?? null) : null;
  const request = useMemo<FormRequest | null>(
    () => (customerId === null ? null : { customerId, taskId, deliveryDate }),
    [customerId, taskId, deliveryDate],
  );
  const query = useOrderForm(request);
  const form = query.data?.customerId === customerId ? query.data : undefined;
  const added = useOrderWork((state) => state.editing.added);
  const asked = useRef('');
  const rows = useMemo(() => (form ? orderRows(form.lines, added) : NO_LINES), [form, added]);

  useEffect(() => {
    const { close, openForm, target } = useOrderWork.getState();
    if (customerId === null || (target !== null && target.customerId !== customerId)) close();
    if (!form) return;
    openForm(form, taskId);
    if (form.draft && !form.draft.mine) useWorkstation.getState().open('draft-of-other');
    const left = form.otherDrafts.find((draft) => draft.cutoffPassed && draft.mine);
    if (left && asked.current !== left.draftId) {
      asked.current = left.draftId;
      useWorkstation.getState().open('move-draft');
    }
  }, [customerId, form, taskId]);

  const { refetch } = query;
  useCutoffPassing(form, refetch);
  const reloadForm = useCallback(async () => {
    const fresh = await refetch();
    if (fresh.data) useOrderWork.getState().reopen(fresh.data, taskId);
  }, [refetch, taskId]);
  const chooseDelivery = useCallback(
    (date: string) => {
      if (customerId !== null) setChosen({ customerId, deliveryDate: date });
    },
    [customerId],
  );
  return { form, formError: query.error, rows, chooseDelivery, reloadForm };
}

/** A timer of the browser holds no more than this. */
const LONGEST_TIMER_MS = 86_400_000;

/** Asks for the form again when its cut-off passes, and when a save is refused: somebody else or the clock was there. */
function useCutoffPassing(form: OrderForm | undefined, refetch: () => unknown): void {
  const isRefused = useOrderWork((state) => state.saveState === 'refused');
  const cutoffAtMs = form?.delivery?.cutoffAtMs ?? null;
  useEffect(() => {
    if (isRefused) refetch();
  }, [isRefused, refetch]);
  useEffect(() => {
    const leftMs = cutoffAtMs === null ? LONGEST_TIMER_MS : cutoffAtMs - serverNow();
    if (leftMs >= LONGEST_TIMER_MS) return;
    const timer = setTimeout(() => void refetch(), Math.max(0, leftMs) + 100);
    return () => clearTimeout(timer);
  }, [cutoffAtMs, refetch]);
}

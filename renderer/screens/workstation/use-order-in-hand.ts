import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InHand } from '../../../shared/contract/calls.ts';
import type { OrderForm, OrderFormLine } from '../../../shared/contract/order-form.ts';
import { type FormRequest, ORDER_FORM, useOrderForm } from '../../api/order-form.ts';
import { leftDraft } from '../../state/order/left-draft.ts';
import { orderRows } from '../../state/order/order-editing.ts';
import { useOrderWork } from '../../state/order-work.ts';
import { useWorkstation } from '../../state/workstation.ts';

export interface OrderInHand {
  readonly form: OrderForm | undefined;
  readonly formError: unknown;
  readonly rows: readonly OrderFormLine[];
  chooseDelivery(deliveryDate: string): void;
  refreshForm(): Promise<OrderForm | undefined>;
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
  const queryClient = useQueryClient();
  const asked = useRef({ customerId, drafts: new Set<string>() });
  const rows = useRows(form, added);

  useEffect(() => {
    const { close, openForm, saveState, target } = useOrderWork.getState();
    if (customerId === null || (target !== null && target.customerId !== customerId)) {
      close();
      useWorkstation.getState().noteOn(null);
      // Should that customer come back, their draft is another one than the answer of then knew.
      queryClient.removeQueries({ queryKey: ORDER_FORM, type: 'inactive' });
    }
    if (asked.current.customerId !== customerId) asked.current = { customerId, drafts: new Set() };
    if (!form) return;
    openForm(form, taskId);
    // Once for each draft, and once more when it stops a save; not with every form, over what is being answered.
    const { drafts } = asked.current;
    const ask = (panel: 'draft-of-other' | 'move-draft', draft: string) => {
      if (!drafts.has(draft)) useWorkstation.getState().open(panel);
      drafts.add(draft);
    };
    if (form.draft && !form.draft.mine) ask('draft-of-other', `${form.draft.draftId} ${saveState === 'refused'}`);
    const left = leftDraft(form);
    if (left) ask('move-draft', left.draftId);
  }, [customerId, form, taskId, queryClient]);

  const { refetch } = query;
  useRefusedSave(refetch);
  const refreshForm = useCallback(async () => (await refetch()).data, [refetch]);
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
  return { form, formError: query.error, rows, chooseDelivery, refreshForm, reloadForm };
}

/** Asks for the form again when a save is refused: somebody else or the cut-off was there. */
function useRefusedSave(refetch: () => unknown): void {
  const isRefused = useOrderWork((state) => state.saveState === 'refused');
  useEffect(() => {
    if (isRefused) refetch();
  }, [isRefused, refetch]);
}

/**
 * The rows of the grid. A line that something was typed on stays, as withdrawn, when a later answer of the same form does
 * not hold it any more: nothing typed goes unseen.
 */
function useRows(form: OrderForm | undefined, added: readonly OrderFormLine[]): readonly OrderFormLine[] {
  const before = useRef<{ readonly of: string; readonly rows: readonly OrderFormLine[] }>({ of: '', rows: NO_LINES });
  return useMemo(() => {
    if (!form) return NO_LINES;
    const of = `${form.customerId} ${form.delivery?.deliveryDate}`;
    const rows = orderRows(form.lines, added);
    if (before.current.of === of) {
      const { texts } = useOrderWork.getState().editing;
      const known = new Set(rows.map((row) => row.productId));
      const gone = before.current.rows.filter(({ productId }) => !known.has(productId) && texts[productId]);
      rows.push(...gone.map((row) => ({ ...row, active: false, usual: false })));
    }
    before.current = { of, rows };
    return rows;
  }, [form, added]);
}

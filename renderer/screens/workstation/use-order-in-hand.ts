import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InHand } from '../../../shared/contract/calls.ts';
import type { OrderForm, OrderFormLine } from '../../../shared/contract/order-form.ts';
import { type FormRequest, ORDER_FORM, useOrderForm } from '../../api/order-form.ts';
import { leftDraft } from '../../state/order/left-draft.ts';
import { orderRows } from '../../state/order/order-editing.ts';
import { useOrderWork } from '../../state/order-work.ts';
import { whenTypingRests } from '../../state/typing-rest.ts';
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
  const asked = useRef({ customerId, drafts: new Set<string>(), isShown: false });
  const rows = useRows(form, added);

  useEffect(() => {
    const { close, openForm, saveState, target } = useOrderWork.getState();
    if (customerId === null || (target !== null && target.customerId !== customerId)) {
      close();
      useWorkstation.getState().noteOn(null);
      // Should that customer come back, their draft is another one than the answer of then knew.
      queryClient.removeQueries({ queryKey: ORDER_FORM, type: 'inactive' });
    }
    if (asked.current.customerId !== customerId) asked.current = { customerId, drafts: new Set(), isShown: false };
    if (!form) return;
    openForm(form, taskId);
    const question = questionOf(form, saveState === 'refused');
    const { drafts, isShown } = asked.current;
    asked.current.isShown = true;
    // Once for each draft, and once more when it stops a save; not with every form.
    if (!question || drafts.has(question.draft)) return;
    const ask = () => {
      // Not over what is being answered: the line above the grid says it, and F8 asks.
      if (useWorkstation.getState().panel === null) useWorkstation.getState().open(question.panel);
      drafts.add(question.draft);
    };
    // Known only now, while somebody may be typing: no digit that is meant for the grid answers it.
    return isShown ? whenTypingRests(ask) : ask();
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

/** What the form asks about a draft that waits; named by the draft. */
function questionOf(form: OrderForm, stopsSave: boolean) {
  const { draft } = form;
  const left = leftDraft(form);
  if (left) return { panel: 'move-draft', draft: left.draftId } as const;
  if (!draft || draft.mine) return null;
  return { panel: 'draft-of-other', draft: `${draft.draftId} ${stopsSave}` } as const;
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

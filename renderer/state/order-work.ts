import { create } from 'zustand';
import type { OrderForm, OrderFormLine } from '../../shared/contract/order-form.ts';
import type { OrderProblem } from '../../shared/contract/order-placing.ts';
import { answerIn } from '../api/client.ts';
import { saveDraft } from '../api/order-form.ts';
import { createDraftSaver, type DraftSaver, type SaveState, type UnsavedCopy } from './draft-saver.ts';
import { dropLocal, readLocal, writeLocal } from './local-json.ts';
import { openTaken } from './order/open-taken.ts';
import {
  draftLinesOf,
  EMPTY_EDITING,
  editOrder,
  type OrderEdit,
  type OrderEditing,
  orderRows,
} from './order/order-editing.ts';
import { type KeptCopy, restoreEditing } from './order/restore-editing.ts';
import { pricesShown, type ShownPrices } from './order/shown-prices.ts';
import { useSession } from './session.ts';

/** Which draft the working copy belongs to. */
export interface OrderTarget {
  readonly customerId: string;
  readonly deliveryDate: string;
  readonly taskId: string | null;
}

export type ProblemsByProduct = Readonly<Record<string, readonly OrderProblem[]>>;

interface OrderWork {
  readonly target: OrderTarget | null;
  readonly editing: OrderEditing;
  readonly saveState: SaveState;
  readonly saveError: unknown;
  /** Refusals below their lines; those of the order as a whole under the empty key. */
  readonly problems: ProblemsByProduct;
  /** What a line's price was when its quantity was typed, in minor units; another by now is told on the line. */
  readonly shownPrices: ShownPrices;
  readonly offDayReason: string;
  /** The order already taken that this one adds to; null: a new order. */
  readonly addToOrderId: string | null;
  /**
   * Shows what is stored, or what was typed and never acknowledged. A form that is open already stays as it is typed;
   * as long as nothing was typed, a newer draft replaces what an older answer showed.
   */
  openForm(form: OrderForm, taskId: string | null): void;
  /** Opens the form again as it is stored now; what was typed here and never stored only where it was typed on that. */
  reopen(form: OrderForm, taskId: string | null): void;
  /** A stored draft went to another delivery: what was typed on it and never acknowledged goes along. */
  follow(moved: {
    readonly customerId: string;
    readonly from: string;
    readonly to: string;
    readonly revision: number;
  }): void;
  edit(edit: OrderEdit, formLines: readonly OrderFormLine[]): void;
  showProblems(problems: ProblemsByProduct): void;
  setOffDayReason(reason: string): void;
  setAddTo(orderId: string | null): void;
  /** Resolves with the draft's revision once everything typed is stored; 0: there is no draft. */
  flush(): Promise<number>;
  /** Makes somebody else's draft one's own, with what was typed on it meanwhile. */
  takeOver(form: OrderForm, taskId: string | null): Promise<void>;
  /** The order was accepted or the customer is done: nothing is open. */
  close(): void;
}

interface Snapshot {
  readonly editing: OrderEditing;
  readonly lines: ReturnType<typeof draftLinesOf>;
}

const CLOSED = {
  target: null,
  editing: EMPTY_EDITING,
  saveState: 'saved',
  saveError: null,
  problems: {},
  shownPrices: {},
  offDayReason: '',
  addToOrderId: null,
} as const satisfies Partial<OrderWork>;

let saver: DraftSaver<Snapshot> | null = null;
/** Something was typed since the form was opened. */
let touched = false;

/** The working copy of the draft in hand; the draft's truth is a row in the backend. */
export const useOrderWork = create<OrderWork>()((set, get) => {
  function begin(target: OrderTarget, revision: number): void {
    saver?.stop();
    touched = false;
    saver = createDraftSaver<Snapshot>(
      {
        save: ({ editing, lines }, baseRevision) =>
          saveDraft({ ...target, baseRevision, lines: [...lines], note: editing.note }),
        keep: (copy) => keepCopy(target, copy && asKeptCopy(copy)),
        answerIn,
        onState: (saveState, saveError) => set({ saveState, saveError }),
      },
      revision,
    );
  }

  function openForm(form: OrderForm, taskId: string | null, kept: KeptCopy | null): void {
    const delivery = form.delivery;
    if (!delivery) {
      get().close();
      return;
    }
    const target = { customerId: form.customerId, deliveryDate: delivery.deliveryDate, taskId };
    const { editing, revision, unsent } = restoreEditing(form, kept);
    begin(target, revision);
    const addToOrderId = openTaken(form)?.orderId ?? null;
    const shownPrices = pricesShown({}, editing, orderRows(form.lines, editing.added));
    set({ ...CLOSED, target, editing, addToOrderId, shownPrices });
    touched = unsent;
    if (unsent) saver?.edit({ editing, lines: draftLinesOf(editing, orderRows(form.lines, editing.added)) });
    else keepCopy(target, null);
  }

  /** The cut-off passed before anything was stored: what stands in the fields goes to the next delivery. */
  function carriedCopy(form: OrderForm): KeptCopy | null {
    const { target, editing, saveState } = get();
    const isRefused = target?.customerId === form.customerId && saveState === 'refused' && saver?.revision === 0;
    if (!isRefused || form.draft) return null;
    keepCopy(target, null);
    return { editing, baseRevision: 0 };
  }

  /** What was typed on somebody's draft before it was known whose it is; null: nothing, or not on this one. */
  function typedOn(target: OrderTarget, revision: number, formLines: readonly OrderFormLine[]) {
    const { editing, target: open } = get();
    const isOpen = open?.customerId === target.customerId && open.deliveryDate === target.deliveryDate;
    if (!isOpen || !touched || saver?.revision !== revision) return null;
    return { lines: draftLinesOf(editing, orderRows(formLines, editing.added)), note: editing.note };
  }

  return {
    ...CLOSED,
    openForm(form, taskId) {
      const { target } = get();
      const date = form.delivery?.deliveryDate ?? '';
      const isOpen = target?.customerId === form.customerId && target.deliveryDate === date;
      if (isOpen && (touched || saver?.revision === (form.draft?.revision ?? 0))) return;
      openForm(form, taskId, carriedCopy(form) ?? keptCopy(form.customerId, date));
    },
    reopen: (form, taskId) => openForm(form, taskId, keptCopy(form.customerId, form.delivery?.deliveryDate ?? '')),
    follow({ customerId, from, to, revision }) {
      const kept = keptCopy(customerId, from);
      if (!kept) return;
      keepCopy({ customerId, deliveryDate: from }, null);
      if (kept.baseRevision === revision - 1) {
        keepCopy({ customerId, deliveryDate: to }, { ...kept, baseRevision: revision });
      }
    },
    edit(edit, formLines) {
      const editing = editOrder(get().editing, edit);
      if (editing === get().editing) return;
      const rows = orderRows(formLines, editing.added);
      set({ editing, shownPrices: pricesShown(get().shownPrices, editing, rows) });
      touched = true;
      saver?.edit({ editing, lines: draftLinesOf(editing, rows) });
    },
    showProblems: (problems) => set({ problems }),
    setOffDayReason: (offDayReason) => set({ offDayReason }),
    setAddTo: (addToOrderId) => set({ addToOrderId }),
    async flush() {
      await saver?.flush();
      return saver?.revision ?? 0;
    },
    async takeOver(form, taskId) {
      const { draft, delivery } = form;
      if (!draft || !delivery) return;
      const target = { customerId: form.customerId, deliveryDate: delivery.deliveryDate, taskId };
      const { lines, note } = typedOn(target, draft.revision, form.lines) ?? draft;
      const saved = await saveDraft({ ...target, baseRevision: draft.revision, lines, note, takeOver: true });
      begin(target, saved.revision);
      set({ saveState: 'saved', saveError: null });
    },
    close() {
      saver?.stop();
      saver = null;
      set(CLOSED);
    },
  };
});

function asKeptCopy({ snapshot, baseRevision, unanswered }: UnsavedCopy<Snapshot>): KeptCopy {
  const kept = { editing: snapshot.editing, baseRevision };
  return unanswered ? { ...kept, unanswered: { lines: unanswered.lines, note: unanswered.editing.note } } : kept;
}

function storageKey(customerId: string, deliveryDate: string): string {
  return `orderline.draft.${useSession.getState().operatorId}.${customerId}.${deliveryDate}`;
}

function keepCopy(target: Pick<OrderTarget, 'customerId' | 'deliveryDate'>, copy: KeptCopy | null): void {
  const key = storageKey(target.customerId, target.deliveryDate);
  // Where it cannot be kept, the save itself goes out all the same.
  if (copy) writeLocal(key, copy);
  else dropLocal(key);
}

function keptCopy(customerId: string, deliveryDate: string): KeptCopy | null {
  return readLocal(storageKey(customerId, deliveryDate)) ?? null;
}

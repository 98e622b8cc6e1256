import type { OrderDraft } from '../../../shared/contract/order-drafts.ts';
import type { OrderForm, OrderFormLine } from '../../../shared/contract/order-form.ts';
import { draftLinesOf, EMPTY_EDITING, type OrderEditing, orderRows } from './order-editing.ts';

/** A working copy that this machine kept because the backend had not acknowledged it. */
export interface KeptCopy {
  /** A copy that an older program kept knows nothing of notes on lines and standing orders. */
  readonly editing: Omit<OrderEditing, 'lineNotes' | 'standing'> &
    Partial<Pick<OrderEditing, 'lineNotes' | 'standing'>>;
  /** The revision that it was typed on. */
  readonly baseRevision: number;
  /** A save on `baseRevision` whose answer never came: where it was stored, this copy was typed on it. */
  readonly unanswered?: Pick<OrderDraft, 'lines' | 'note'>;
}

export interface Restored {
  readonly editing: OrderEditing;
  readonly revision: number;
  /** True when it holds something that the backend does not know yet. */
  readonly unsent: boolean;
}

/**
 * What stands in the fields when an order form opens: the stored draft, or the copy kept here when it was typed on
 * exactly that draft, acknowledged or not. A kept copy of another revision is dropped: its draft was acknowledged after all, submitted,
 * discarded, or taken over.
 */
export function restoreEditing(form: Pick<OrderForm, 'draft' | 'lines'>, kept: KeptCopy | null): Restored {
  const draft = form.draft;
  const revision = draft?.revision ?? 0;
  if (kept && isTypedOn(kept, draft) && (draft === null || draft.mine)) {
    const editing = { ...EMPTY_EDITING, ...kept.editing };
    return { editing, revision, unsent: !isStored(editing, draft, form.lines) };
  }
  return { editing: draft ? editingOf(draft, form.lines) : EMPTY_EDITING, revision, unsent: false };
}

function isTypedOn({ baseRevision, unanswered }: KeptCopy, draft: OrderDraft | null): boolean {
  if (baseRevision === (draft?.revision ?? 0)) return true;
  return (
    unanswered !== undefined &&
    draft?.revision === baseRevision + 1 &&
    draft.note === unanswered.note &&
    JSON.stringify(draft.lines) === JSON.stringify(unanswered.lines)
  );
}

/** The working copy that shows a stored draft. */
export function editingOf(draft: OrderDraft, lines: readonly OrderFormLine[]): OrderEditing {
  const texts: Record<string, string> = {};
  const lineNotes: Record<string, string> = {};
  for (const { productId, quantity, text, note } of draft.lines) {
    if (quantity !== null) texts[productId] = String(quantity);
    else if (text) texts[productId] = text;
    if (note) lineNotes[productId] = note;
  }
  const inDraft = new Set(draft.lines.map((line) => line.productId));
  const added = lines.filter((line) => !line.usual && inDraft.has(line.productId));
  return { ...EMPTY_EDITING, texts, added, note: draft.note, lineNotes };
}

function isStored(editing: OrderEditing, draft: OrderDraft | null, lines: readonly OrderFormLine[]): boolean {
  const typed = JSON.stringify(draftLinesOf(editing, orderRows(lines, editing.added)));
  return typed === JSON.stringify(draft?.lines ?? []) && editing.note === (draft?.note ?? '');
}

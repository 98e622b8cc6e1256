import type { DraftLine } from '../../../shared/contract/order-drafts.ts';
import type { OrderFormLine } from '../../../shared/contract/order-form.ts';
import type { StandingLine } from '../../../shared/contract/standing-orders.ts';
import { type FilledText, fillStanding, fillTexts, takeAll } from './fill-lines.ts';
import { quantityOf, readQuantity } from './quantity-text.ts';

/** The working copy of a draft: what stands in the fields, before and after it is stored. */
export interface OrderEditing {
  /** Text of a quantity field by product; absent or empty: not ordered. */
  readonly texts: Readonly<Record<string, string>>;
  /** Products that were added by search, in the order of adding. */
  readonly added: readonly OrderFormLine[];
  /** What "take all" filled in, until it is undone or the order is another one. */
  readonly taken: Readonly<Record<string, string>> | null;
  /** What the standing order filled in and added, likewise. */
  readonly standing: StandingFilled | null;
  readonly note: string;
  /** The note on a line by product; absent or empty: none. */
  readonly lineNotes: Readonly<Record<string, string>>;
}

export interface StandingFilled {
  readonly texts: Readonly<Record<string, string>>;
  readonly addedIds: readonly string[];
}

export const EMPTY_EDITING: OrderEditing = {
  texts: {},
  added: [],
  taken: null,
  standing: null,
  note: '',
  lineNotes: {},
};

export type OrderEdit =
  | { readonly type: 'quantity'; readonly productId: string; readonly text: string }
  | { readonly type: 'take-all'; readonly lines: readonly Suggested[] }
  | { readonly type: 'fill-texts'; readonly fill: readonly FilledText[]; readonly products: readonly OrderFormLine[] }
  | {
      readonly type: 'fill-standing';
      readonly fill: readonly StandingLine[];
      readonly products: readonly OrderFormLine[];
    }
  | { readonly type: 'add'; readonly line: OrderFormLine }
  | { readonly type: 'remove'; readonly productId: string }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'line-note'; readonly productId: string; readonly note: string };

export type Suggested = Pick<OrderFormLine, 'productId' | 'suggestedQuantity'>;

/** One step of typing an order; pure. */
export function editOrder(state: OrderEditing, edit: OrderEdit): OrderEditing {
  switch (edit.type) {
    case 'quantity':
      return { ...state, texts: { ...state.texts, [edit.productId]: edit.text } };
    case 'take-all':
      return takeAll(state, edit.lines);
    case 'fill-standing':
      return fillStanding(state, edit.fill, edit.products);
    case 'fill-texts':
      return fillTexts(state, edit.fill, edit.products);
    case 'add':
      if (state.added.some((line) => line.productId === edit.line.productId)) return state;
      return { ...state, added: [...state.added, edit.line] };
    case 'remove': {
      const { [edit.productId]: _removed, ...texts } = state.texts;
      const { [edit.productId]: _note, ...lineNotes } = state.lineNotes;
      return { ...state, texts, lineNotes, added: state.added.filter((line) => line.productId !== edit.productId) };
    }
    case 'note':
      return { ...state, note: edit.note };
    case 'line-note':
      return { ...state, lineNotes: { ...state.lineNotes, [edit.productId]: edit.note } };
  }
}

/** The rows of the grid: what the form holds, then what was added and the form does not know yet. */
export function orderRows(formLines: readonly OrderFormLine[], added: readonly OrderFormLine[]): OrderFormLine[] {
  const known = new Set(formLines.map((line) => line.productId));
  return [...formLines, ...added.filter((line) => !known.has(line.productId))];
}

/** What is stored of the draft: every line that something stands on, and added products that wait for their number. */
export function draftLinesOf(editing: OrderEditing, rows: readonly OrderFormLine[]): DraftLine[] {
  const added = new Set(editing.added.map((line) => line.productId));
  return rows
    .map(({ productId, unit }): DraftLine => {
      const note = editing.lineNotes[productId];
      const typed = editing.texts[productId] ?? '';
      const { kind } = readQuantity(typed, unit);
      const text = kind === 'other' || kind === 'huge' ? typed : '';
      return { productId, quantity: quantityOf(typed, unit), ...(text && { text }), ...(note && { note }) };
    })
    .filter(
      ({ productId, quantity, text, note }) =>
        quantity !== null || text !== undefined || note !== undefined || added.has(productId),
    );
}

/** The lines to submit: everything with a number above 0, with the note that stands on it. */
export function orderLinesOf(
  texts: OrderEditing['texts'],
  rows: readonly OrderFormLine[],
  lineNotes: OrderEditing['lineNotes'] = {},
): { productId: string; quantity: number; priceMinor: number; note?: string }[] {
  return rows.flatMap(({ productId, unit, priceMinor }) => {
    const quantity = quantityOf(texts[productId], unit);
    const note = lineNotes[productId]?.trim();
    return quantity === null || quantity === 0 ? [] : [{ productId, quantity, priceMinor, ...(note && { note }) }];
  });
}

export interface OrderTotals {
  readonly lineCount: number;
  readonly totalQuantity: number;
  readonly amountMinor: number;
}

export function totalsOf(texts: OrderEditing['texts'], rows: readonly OrderFormLine[]): OrderTotals {
  const lines = orderLinesOf(texts, rows);
  return {
    lineCount: lines.length,
    totalQuantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    amountMinor: lines.reduce((sum, line) => sum + line.quantity * line.priceMinor, 0),
  };
}

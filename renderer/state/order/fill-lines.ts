import type { OrderFormLine } from '../../../shared/contract/order-form.ts';
import type { StandingLine } from '../../../shared/contract/standing-orders.ts';
import type { OrderEditing, Suggested } from './order-editing.ts';

type Texts = Readonly<Record<string, string>>;

/** Fills empty lines with their suggestion; once more empties again what was filled and is still as it was. */
export function takeAll(state: OrderEditing, lines: readonly Suggested[]): OrderEditing {
  const still = stillFilled(state.texts, state.taken);
  if (still.length > 0) return { ...state, texts: emptied(state.texts, still), taken: null };
  const taken: Record<string, string> = {};
  for (const { productId, suggestedQuantity } of lines) {
    if (suggestedQuantity > 0 && isEmpty(state.texts, productId)) taken[productId] = String(suggestedQuantity);
  }
  return { ...state, texts: { ...state.texts, ...taken }, taken };
}

/** True while something that the standing order filled in stands as it was: once more then undoes it. */
export function isStandingFilled({ texts, standing }: OrderEditing): boolean {
  return stillFilled(texts, standing?.texts).length > 0;
}

/**
 * Fills empty lines from the standing order and adds `products` for those that the form does not hold; once more empties
 * again what was filled and is still as it was, and takes the products away that nothing was typed on since.
 */
export function fillStanding(
  state: OrderEditing,
  fill: readonly StandingLine[],
  products: readonly OrderFormLine[],
): OrderEditing {
  if (isStandingFilled(state)) {
    const texts = emptied(state.texts, stillFilled(state.texts, state.standing?.texts));
    const gone = new Set(
      state.standing?.addedIds.filter((id) => isEmpty(texts, id) && (state.lineNotes[id] ?? '') === ''),
    );
    return { ...state, texts, added: state.added.filter((line) => !gone.has(line.productId)), standing: null };
  }
  const filled = fillEmpty(
    state,
    fill.map(({ productId, quantity }) => ({ productId, text: String(quantity) })),
    products,
  );
  return { ...state, texts: filled.texts, added: [...state.added, ...filled.added], standing: filled.standing };
}

/** Puts texts, such as those of a sheet, into empty lines, and adds `products` for those that the form does not hold. */
export function fillTexts(
  state: OrderEditing,
  fill: readonly FilledText[],
  products: readonly OrderFormLine[],
): OrderEditing {
  const { texts, added } = fillEmpty(state, fill, products);
  return { ...state, texts, added: [...state.added, ...added] };
}

export interface FilledText {
  readonly productId: string;
  readonly text: string;
}

function fillEmpty(state: OrderEditing, fill: readonly FilledText[], products: readonly OrderFormLine[]) {
  const texts: Record<string, string> = {};
  for (const { productId, text } of fill) if (isEmpty(state.texts, productId)) texts[productId] = text;
  const known = new Set(state.added.map((line) => line.productId));
  const added = products
    .filter(({ productId }) => texts[productId] !== undefined && !known.has(productId))
    .map((line) => ({ ...line, usual: false }));
  return {
    texts: { ...state.texts, ...texts },
    added,
    standing: { texts, addedIds: added.map((line) => line.productId) },
  };
}

function isEmpty(texts: Texts, productId: string): boolean {
  return (texts[productId] ?? '') === '';
}

function stillFilled(texts: Texts, filled: Texts | null | undefined): string[] {
  return Object.keys(filled ?? {}).filter((productId) => texts[productId] === filled?.[productId]);
}

function emptied(texts: Texts, productIds: readonly string[]): Record<string, string> {
  const next = { ...texts };
  for (const productId of productIds) next[productId] = '';
  return next;
}

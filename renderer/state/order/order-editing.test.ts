import { describe, expect, it } from 'vitest';
import type { OrderFormLine } from '../../../shared/contract/order-form.ts';
import {
  draftLinesOf,
  EMPTY_EDITING,
  editOrder,
  type OrderEditing,
  orderLinesOf,
  orderRows,
  totalsOf,
} from './order-editing.ts';

function line(productId: string, suggestedQuantity = 0, priceMinor = 100): OrderFormLine {
  return {
    productId,
    code: productId,
    name: productId,
    unit: '条',
    priceMinor,
    active: true,
    orderMultiple: 1,
    leastQuantity: 1,
    mostQuantity: null,
    lastQuantity: null,
    lastDate: null,
    suggestedQuantity,
    suggestionReason: { key: 'never', params: {} },
    quota: null,
    stockLeft: null,
    usual: true,
  };
}

const LINES = [line('a', 2), line('b', 0), line('c', 5, 250)];
const typed = (state: OrderEditing, productId: string, text: string) =>
  editOrder(state, { type: 'quantity', productId, text });
const takeAll = (state: OrderEditing) => editOrder(state, { type: 'take-all', lines: LINES });

describe('take all', () => {
  it('fills empty lines that have a suggestion, and no other', () => {
    expect(takeAll(typed(EMPTY_EDITING, 'a', '9')).texts).toEqual({ a: '9', c: '5' });
  });
  it('is undone by doing it once more', () => {
    expect(takeAll(takeAll(typed(EMPTY_EDITING, 'a', '9'))).texts).toEqual({ a: '9', c: '' });
  });
  it('leaves what was changed since when it is undone', () => {
    expect(takeAll(typed(takeAll(EMPTY_EDITING), 'c', '7')).texts).toEqual({ a: '', c: '7' });
  });
  it('fills again after it was undone', () => {
    expect(takeAll(takeAll(takeAll(EMPTY_EDITING))).texts).toMatchObject({ a: '2', c: '5' });
  });
});

describe('a standing order', () => {
  const fill = (state: OrderEditing) =>
    editOrder(state, {
      type: 'fill-standing',
      fill: [
        { productId: 'a', quantity: 6 },
        { productId: 'c', quantity: 4 },
        { productId: 'x', quantity: 3 },
      ],
      products: [line('x')],
    });
  it('fills empty lines only and adds what the form does not hold', () => {
    const filled = fill(typed(EMPTY_EDITING, 'a', 'two'));
    expect(filled.texts).toEqual({ a: 'two', c: '4', x: '3' });
    expect(filled.added).toEqual([{ ...line('x'), usual: false }]);
  });
  it('is undone by doing it once more, but for what was changed since', () => {
    const undone = fill(typed(fill(typed(EMPTY_EDITING, 'a', '9')), 'c', '5'));
    expect(undone.texts).toEqual({ a: '9', c: '5', x: '' });
    expect(undone.added).toEqual([]);
    const kept = fill(typed(fill(EMPTY_EDITING), 'x', '8'));
    expect([kept.texts, kept.added.length]).toEqual([{ a: '', c: '', x: '8' }, 1]);
  });
  it('and taking all suggestions undo each their own', () => {
    const both = takeAll(fill(EMPTY_EDITING));
    expect(takeAll(both).texts).toMatchObject({ a: '6', c: '4', x: '3' });
    expect(fill(typed(both, 'b', '1')).texts).toEqual({ a: '', b: '1', c: '', x: '' });
  });
});

describe('rows and lines', () => {
  const added = editOrder(EMPTY_EDITING, { type: 'add', line: line('x') });
  it('puts added products at the end, once', () => {
    const twice = editOrder(added, { type: 'add', line: line('x') });
    expect(orderRows(LINES, twice.added).map((row) => row.productId)).toEqual(['a', 'b', 'c', 'x']);
    expect(orderRows([...LINES, line('x')], twice.added)).toHaveLength(4);
  });
  it('keeps an added product without a quantity in the draft, and forgets a removed one', () => {
    const rows = orderRows(LINES, added.added);
    expect(draftLinesOf(typed(added, 'b', '3'), rows)).toEqual([
      { productId: 'b', quantity: 3 },
      { productId: 'x', quantity: null },
    ]);
    expect(editOrder(added, { type: 'remove', productId: 'x' }).added).toEqual([]);
  });
  it('keeps a note with its line, and submits it without blanks at its ends', () => {
    const noted = (productId: string, note: string, state = EMPTY_EDITING) =>
      editOrder(state, { type: 'line-note', productId, note });
    const state = typed(noted('b', 'ask', noted('a', ' red packs ')), 'a', '2');
    expect(draftLinesOf(state, LINES)).toEqual([
      { productId: 'a', quantity: 2, note: ' red packs ' },
      { productId: 'b', quantity: null, note: 'ask' },
    ]);
    const submitted = orderLinesOf(state.texts, LINES, state.lineNotes);
    expect(submitted).toEqual([{ productId: 'a', quantity: 2, priceMinor: 100, note: 'red packs' }]);
    expect(draftLinesOf(noted('b', '', noted('b', 'ask')), LINES)).toEqual([]);
    expect(editOrder(noted('x', 'ask', added), { type: 'remove', productId: 'x' }).lineNotes).toEqual({});
  });
  it('keeps in the draft what is no quantity, as it was typed', () => {
    const state = typed(typed(typed(EMPTY_EDITING, 'a', '2箱'), 'b', '两条'), 'c', '12345678901234');
    expect(draftLinesOf(state, LINES)).toEqual([
      { productId: 'a', quantity: null, text: '2箱' },
      { productId: 'b', quantity: 2 },
      { productId: 'c', quantity: null, text: '12345678901234' },
    ]);
    expect(orderLinesOf(state.texts, LINES)).toEqual([{ productId: 'b', quantity: 2, priceMinor: 100 }]);
  });
  it('puts the rows of a sheet into empty lines and adds their products', () => {
    const fill = ['a', 'b', 'x'].map((productId) => ({ productId, text: '7' }));
    const state = editOrder(typed(EMPTY_EDITING, 'a', '2'), { type: 'fill-texts', fill, products: [line('x')] });
    expect([state.texts, state.added.map((each) => each.productId)]).toEqual([{ a: '2', b: '7', x: '7' }, ['x']]);
  });
  it('adds up lines, quantity and amount, without empty lines, zeros and what is no number', () => {
    const state = typed(typed(typed(EMPTY_EDITING, 'a', '2'), 'b', 'two'), 'c', '４');
    expect(totalsOf(state.texts, LINES)).toEqual({ lineCount: 2, totalQuantity: 6, amountMinor: 1200 });
    expect(totalsOf(typed(EMPTY_EDITING, 'a', '0').texts, LINES).lineCount).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { OrderDraft } from '../../../shared/contract/order-drafts.ts';
import type { OrderFormLine } from '../../../shared/contract/order-form.ts';
import { restoreEditing } from './restore-editing.ts';

const line = (productId: string, usual = true) => ({ productId, usual, suggestedQuantity: 0 }) as OrderFormLine;
const draft = (revision: number, quantity: number | null, mine = true): OrderDraft => ({
  draftId: 'd',
  deliveryDate: '2026-11-25',
  revision,
  operatorId: 'o',
  operatorName: '张敏',
  mine,
  cutoffPassed: false,
  updatedAtMs: 0,
  lines: [{ productId: 'a', quantity }],
  note: '',
});
const kept = (text: string, baseRevision: number) => ({
  editing: { texts: { a: text }, added: [], taken: null, note: '' },
  baseRevision,
});
const lines = [line('a')];

describe('restoreEditing', () => {
  it('shows the notes on lines, also of a line without a quantity', () => {
    const noted: OrderDraft = { ...draft(3, null), lines: [{ productId: 'a', quantity: null, note: '红色' }] };
    expect(restoreEditing({ draft: noted, lines }, null).editing.lineNotes).toEqual({ a: '红色' });
    const copy = { ...kept('', 3), editing: { ...kept('', 3).editing, lineNotes: { a: '红' } } };
    expect(restoreEditing({ draft: noted, lines }, copy)).toMatchObject({
      editing: { lineNotes: { a: '红' } },
      unsent: true,
    });
  });
  it('shows the stored draft', () => {
    expect(restoreEditing({ draft: draft(3, 7), lines }, null)).toMatchObject({
      editing: { texts: { a: '7' } },
      revision: 3,
      unsent: false,
    });
  });
  it('goes on with what was typed on that draft and never acknowledged', () => {
    expect(restoreEditing({ draft: draft(3, 7), lines }, kept('12', 3))).toMatchObject({
      editing: { texts: { a: '12' } },
      unsent: true,
    });
    expect(restoreEditing({ draft: null, lines }, kept('12', 0))).toMatchObject({ revision: 0, unsent: true });
  });
  it('goes on with what was typed on a save whose answer was lost, where that save is what is stored', () => {
    const sent = { lines: [{ productId: 'a', quantity: 7 }], note: '' };
    const copy = { ...kept('12', 2), unanswered: sent };
    expect(restoreEditing({ draft: draft(3, 7), lines }, copy)).toMatchObject({
      editing: { texts: { a: '12' } },
      revision: 3,
      unsent: true,
    });
    expect(restoreEditing({ draft: draft(2, 5), lines }, copy)).toMatchObject({ revision: 2, unsent: true });
    expect(restoreEditing({ draft: draft(3, 8), lines }, copy).editing.texts).toEqual({ a: '8' });
    expect(restoreEditing({ draft: draft(4, 7), lines }, copy).editing.texts).toEqual({ a: '7' });
  });
  it('keeps text that is no number, stored or not', () => {
    const stored = { ...draft(3, null), lines: [{ productId: 'a', quantity: null, text: '2箱' }] };
    expect(restoreEditing({ draft: stored, lines }, null).editing.texts).toEqual({ a: '2箱' });
    expect(restoreEditing({ draft: draft(3, null), lines }, kept('zwölf', 3)).editing.texts).toEqual({ a: 'zwölf' });
  });
  it('drops a copy whose draft went on, was submitted, or is somebody else’s', () => {
    expect(restoreEditing({ draft: draft(4, 7), lines }, kept('12', 3)).editing.texts).toEqual({ a: '7' });
    expect(restoreEditing({ draft: null, lines }, kept('12', 3)).editing.texts).toEqual({});
    expect(restoreEditing({ draft: draft(3, 7, false), lines }, kept('12', 3)).editing.texts).toEqual({ a: '7' });
  });
  it('keeps added products in the rows', () => {
    const form = { draft: draft(1, 5), lines: [line('a', false)] };
    expect(restoreEditing(form, null).editing.added.map((each) => each.productId)).toEqual(['a']);
  });
});

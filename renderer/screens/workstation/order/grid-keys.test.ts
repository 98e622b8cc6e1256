import { describe, expect, it } from 'vitest';
import { type GridPress, gridStep } from './grid-keys.ts';

const press = (key: string, more: Partial<GridPress> = {}): GridPress => ({
  key,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});

describe('gridStep', () => {
  it('moves by arrows and stops at the ends', () => {
    expect(gridStep(press('ArrowDown'), 0, 3)).toEqual({ kind: 'row', index: 1 });
    expect(gridStep(press('ArrowDown'), 2, 3)).toEqual({ kind: 'row', index: 2 });
    expect(gridStep(press('ArrowUp'), 0, 3)).toEqual({ kind: 'row', index: 0 });
  });
  it('goes on by Enter, and past the last line to the product search', () => {
    expect(gridStep(press('Enter'), 1, 3)).toEqual({ kind: 'row', index: 2 });
    expect(gridStep(press('Enter'), 2, 3)).toEqual({ kind: 'after-last' });
    expect(gridStep(press('Enter', { shiftKey: true }), 1, 3)).toEqual({ kind: 'row', index: 0 });
  });
  it('goes a screenful by the page keys', () => {
    expect(gridStep(press('PageDown'), 0, 300)).toEqual({ kind: 'row', index: 10 });
    expect(gridStep(press('PageUp'), 4, 300)).toEqual({ kind: 'row', index: 0 });
  });
  it('leaves digits, Tab and editing keys to the field', () => {
    for (const key of ['5', 'Tab', 'Backspace', 'ArrowLeft', 'Home']) {
      expect(gridStep(press(key), 0, 3)).toEqual({ kind: 'none' });
    }
  });
  it('leaves composing and combinations alone', () => {
    expect(gridStep(press('Enter', { isComposing: true }), 0, 3)).toEqual({ kind: 'none' });
    expect(gridStep(press('Enter', { ctrlKey: true }), 0, 3)).toEqual({ kind: 'none' });
  });
});

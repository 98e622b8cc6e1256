import { describe, expect, it } from 'vitest';
import { pickerStep } from './picker-keys.ts';

describe('pickerStep', () => {
  it('chooses by digit after letters and characters', () => {
    expect(pickerStep('2', 'zh')).toEqual({ kind: 'choose', index: 1 });
    expect(pickerStep('１', '中华')).toEqual({ kind: 'choose', index: 0 });
  });
  it('takes digits as text in an empty field, in codes and in barcodes', () => {
    expect(pickerStep('6', '')).toEqual({ kind: 'text' });
    expect(pickerStep('9', '6901')).toEqual({ kind: 'text' });
    expect(pickerStep('1', 'P0')).toEqual({ kind: 'text' });
    expect(pickerStep('0', 'P')).toEqual({ kind: 'text' });
  });
  it('moves by arrows and leaves letters to the field', () => {
    expect(pickerStep('ArrowDown', 'zh')).toEqual({ kind: 'move', by: 1 });
    expect(pickerStep('h', 'z')).toEqual({ kind: 'text' });
  });
});

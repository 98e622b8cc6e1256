import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../../contract/tickets.ts';
import { checkFields } from './check-fields.ts';
import { chooseMember } from './choose-member.ts';

const field = (key: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  ...{ key, label: key, type: 'text', required: false, choices: [] },
  ...more,
});

describe('checkFields', () => {
  it('keeps what fits, leaves out what nobody asked for and turns blanks into nothing', () => {
    const fields = [
      field('batch'),
      field('pieces', { type: 'number' }),
      field('seen', { type: 'date' }),
      field('other'),
    ];
    const given = { batch: ' L-17 ', pieces: 3, seen: '2026-11-24', stray: 'x', other: '  ' };
    expect(checkFields(fields, given)).toEqual({
      values: { batch: 'L-17', pieces: 3, seen: '2026-11-24', other: null },
    });
  });

  it('names the field that is missing or does not fit', () => {
    expect(checkFields([field('batch', { required: true })], { batch: ' ' })).toEqual({
      problem: 'missing',
      label: 'batch',
    });
    const wrong = { problem: 'wrong', label: 'it' };
    const it_ = (type: FieldDefinition['type'], choices: string[] = []) => [field('it', { type, choices })];
    expect(checkFields(it_('number'), { it: '3' })).toEqual(wrong);
    expect(checkFields(it_('number'), { it: -1 })).toEqual({ ...wrong, problem: 'negative' });
    expect(checkFields(it_('number'), { it: 0 })).toEqual({ values: { it: 0 } });
    expect(checkFields(it_('date'), { it: '2026-02-30' })).toEqual(wrong);
    expect(checkFields(it_('choice', ['red', 'soft']), { it: 'blue' })).toEqual(wrong);
    expect(checkFields(it_('text'), { it: 3 })).toEqual(wrong);
  });
});

describe('chooseMember', () => {
  const members = [
    { operatorId: 'busy', lastTurnMs: 1, openTickets: 9 },
    { operatorId: 'free', lastTurnMs: 3, openTickets: 2 },
    { operatorId: 'also-free', lastTurnMs: 2, openTickets: 2 },
  ];
  it('goes in turn, by load, or leaves it to the unit', () => {
    expect(chooseMember('in-turn', members)?.operatorId).toBe('busy');
    expect(chooseMember('by-load', members)?.operatorId).toBe('also-free');
    expect(chooseMember('unit', members)).toBeNull();
    expect(chooseMember('by-load', [])).toBeNull();
  });
});

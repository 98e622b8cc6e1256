import { describe, expect, it } from 'vitest';
import { DEFAULT_PAUSES, type PauseReason } from '../../../shared/contract/seats.ts';
import { companySettingsChange } from '../../../shared/contract/settings.ts';
import { movedUp, newPause, problemOfPauses } from './pause-reasons.ts';

const named: PauseReason = { ...newPause([]), label: { 'zh-CN': '盘点', en: '' } };

describe('the reasons to pause as they are edited', () => {
  it('are fine as the program brings them, and the contract takes them', () => {
    expect(problemOfPauses(DEFAULT_PAUSES)).toBeNull();
    expect(companySettingsChange.safeParse({ pauseReasons: [...DEFAULT_PAUSES] }).success).toBe(true);
  });

  it('get one of the company’s own with a code of its own, inactive when the digits are used up', () => {
    expect(newPause(DEFAULT_PAUSES)).toMatchObject({ code: 'own-1', active: false });
    expect(newPause([named])).toMatchObject({ code: 'own-2', active: true });
  });

  it.each<[string, readonly PauseReason[], unknown]>([
    ['a new one without a name', [named, newPause([named])], { key: 'nameMissing', at: 1 }],
    ['a length of nothing', [{ ...named, mostMinutes: 0 }], { key: 'minutesOut', at: 0 }],
    ['none active', [{ ...named, active: false }], { key: 'activeOut', at: 0 }],
    ['more active than digits', [...DEFAULT_PAUSES, named], { key: 'activeOut', at: 0 }],
  ])('say what is wrong with %s', (_what, reasons, problem) => {
    expect(problemOfPauses(reasons)).toEqual(problem);
  });

  it('move up by one place', () => {
    const codes = (at: number) => movedUp(DEFAULT_PAUSES.slice(0, 3), at).map(({ code }) => code);
    expect(codes(2)).toEqual(['short-break', 'meeting', 'meal']);
    expect(codes(0)).toEqual(['short-break', 'meal', 'meeting']);
  });
});

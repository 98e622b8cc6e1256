import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { companySettingsChange } from '../shared/contract/settings.ts';
import { openMigrated, type WritableDB } from './connection.ts';
import { companySettings, putSetting } from './settings.ts';

let db: WritableDB;

beforeEach(() => {
  db = openMigrated(':memory:');
});
afterEach(() => db.raw.close());

describe('companySettings', () => {
  it('answers with defaults before anything was set', () => {
    expect(companySettings(db)).toMatchObject({
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
      callWeekdays: [1, 2, 3, 4, 5],
      wrapUpSeconds: 30,
      retryRules: {},
    });
  });

  it('takes what is stored, and the default where that does not fit or is not known', () => {
    putSetting(db, 'currency', 'JPY');
    putSetting(db, 'timeZone', 'Nowhere/Else');
    putSetting(db, 'somethingOld', 1);
    expect(companySettings(db)).toMatchObject({ currency: 'JPY', timeZone: 'Asia/Shanghai' });
    putSetting(db, 'currency', 'USD');
    expect(companySettings(db).currency).toBe('USD');
  });
});

describe('a change of the settings', () => {
  it('puts weekdays in order, once each', () => {
    expect(companySettingsChange.parse({ callWeekdays: [5, 1, 5] })).toEqual({ callWeekdays: [1, 5] });
  });

  it.each([
    { timeZone: 'Shanghai' },
    { currency: 'XYZ' },
    { currency: 'cny' },
    { callWeekdays: [] },
    { deliveryWeekdays: [0] },
    { wrapUpSeconds: 4 },
    { leaseSeconds: 10.5 },
    { phaseDate: '2026-02-30' },
  ])('refuses %j', (change) => expect(companySettingsChange.safeParse(change).success).toBe(false));
});

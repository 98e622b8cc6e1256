import { describe, expect, it } from 'vitest';
import { chooseStrategy, type StrategyVersion, versionsOn } from './strategy-version.ts';

const version = (id: string, more: Partial<StrategyVersion> = {}): StrategyVersion => ({
  id,
  customerId: null,
  classId: null,
  validFrom: '2026-01-01',
  validTo: null,
  rule: 'FREQ=WEEKLY',
  holidayRule: 'later',
  ...more,
});
const HELD = [
  { classId: 'format', groupRank: 2 },
  { classId: 'grade', groupRank: 1 },
  { classId: 'other', groupRank: null },
];
const chosen = (versions: StrategyVersion[], date = '2026-11-24') =>
  chooseStrategy('one', HELD, versionsOn(versions, date))?.version.id ?? null;

describe('which strategy a customer has', () => {
  const all = [
    version('default'),
    version('format', { classId: 'format' }),
    version('grade', { classId: 'grade' }),
    version('other', { classId: 'other' }),
    version('own', { customerId: 'one' }),
    version('of another', { customerId: 'two' }),
  ];

  it('takes its own first, then the highest-ranked group that has one, then the company default, else none', () => {
    const without = (...ids: string[]) => all.filter((one) => !ids.includes(one.id));
    expect(chosen(all)).toBe('own');
    expect(chosen(without('own'))).toBe('grade');
    expect(chosen(without('own', 'grade'))).toBe('format');
    expect(chosen(without('own', 'grade', 'format'))).toBe('default');
    expect(chosen(without('own', 'grade', 'format', 'default'))).toBeNull();
    expect(chosen([...all].reverse())).toBe('own');
  });

  it('lets the version hold that began last, for customers as for classes, and none after its end', () => {
    const own = version('new', { customerId: 'one', validFrom: '2026-11-24' });
    expect(chosen([...all, own])).toBe('new');
    expect(chosen([...all, own], '2026-11-23')).toBe('own');
    expect(chosen([version('ended', { customerId: 'one', validTo: '2026-11-23' }), version('default')])).toBe(
      'default',
    );
  });
});

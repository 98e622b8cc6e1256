import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatCount,
  formatCutoff,
  formatDay,
  formatDuration,
  formatInstant,
  formatMinuteOfDay,
  formatPercent,
  formatPlainAmount,
  formatWeekday,
} from './format.ts';

describe('formats', () => {
  it('writes amounts by their currency', () => {
    expect(formatAmount(123_450, 'CNY', 'zh-CN')).toBe('¥1,234.50');
    expect(formatAmount(123_450, 'CNY', 'en')).toBe('¥1,234.50');
    expect(formatAmount(1_234, 'JPY', 'en')).toBe('¥1,234');
    expect(formatAmount(-50, 'USD', 'en')).toBe('-$0.50');
    expect(formatPlainAmount(123_450, 'CNY', 'en')).toBe('1,234.50');
    expect(formatPlainAmount(1_234, 'JPY', 'zh-CN')).toBe('1,234');
  });

  it('writes numbers and shares', () => {
    expect(formatCount(541_909, 'zh-CN')).toBe('541,909');
    expect(formatPercent(0.1234, 'en')).toBe('12.3%');
  });

  it("writes instants in the company's zone, whatever the machine's is", () => {
    const atMs = Date.parse('2026-11-23T16:05:09Z');
    expect(formatInstant(atMs, 'Asia/Shanghai', 'date-time')).toBe('2026-11-24 00:05');
    expect(formatInstant(atMs, 'Asia/Shanghai', 'date')).toBe('2026-11-24');
    expect(formatInstant(atMs, 'Asia/Shanghai', 'time')).toBe('00:05');
    expect(formatInstant(atMs, 'America/New_York', 'time-seconds')).toBe('11:05:09');
  });

  it('writes a cut-off at midnight as the end of the day before', () => {
    const written = (text: string) => formatCutoff(Date.parse(`${text}+08:00`), 'Asia/Shanghai');
    expect(['2026-11-27T00:00', '2026-11-27T00:01', '2026-11-26T23:59', '2027-01-01T00:00'].map(written)).toEqual([
      '2026-11-26 24:00',
      '2026-11-27 00:01',
      '2026-11-26 23:59',
      '2026-12-31 24:00',
    ]);
  });

  it('writes days in words', () => {
    expect(formatDay('2026-11-24', 'zh-CN', 'short')).toBe('11月24日');
    expect(formatDay('2026-11-24', 'en', 'short')).toBe('24 Nov');
    expect(formatDay('2026-11-24', 'zh-CN', 'short-weekday')).toBe('11月24日周二');
    expect(formatDay('2026-11-24', 'en', 'short-weekday')).toBe('Tue 24 Nov');
    expect([1, 7].map((day) => formatWeekday(day, 'zh-CN'))).toEqual(['周一', '周日']);
  });

  it('writes clocks', () => {
    expect([0, 133, 3_733].map(formatDuration)).toEqual(['00:00', '02:13', '1:02:13']);
    expect(formatMinuteOfDay(690)).toBe('11:30');
  });
});

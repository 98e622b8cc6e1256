import { expect, it } from 'vitest';
import { fieldWord, valueText } from './audit-text.ts';
import { createTranslator, type Language } from './index.ts';

const context = (language: Language) => ({
  t: createTranslator(language).t,
  language,
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  names: {},
});
const say = (entity: string, path: string, value: string, language: Language = 'zh-CN') =>
  `${fieldWord({ entity }, path, context(language))}: ${valueText({ entity }, path, value, context(language))}`;

it('words states, results and reasons of the audit log, and never shows their codes', () => {
  expect(say('seat', 'state', 'wrap-up')).toBe('状态: 整理');
  expect(say('call', 'settled', 'no-order', 'en')).toBe('Disposition: No order');
  expect(say('seat', 'reason', 'meal')).toBe('原因: 用餐');
  expect(say('import', 'kind', 'web-orders')).toBe('类型: 网上订单');
  expect(say('import', 'rejectedByReason.bad-date', '2')).toBe('拒收原因 · 日期有误: 2');
  expect(say('queue', 'excludedByReason.not-due', '270')).toBe('不呼原因 · 当天不该呼: 270');
});

it('words a field of one kind of thing its own way, and shifts by their weekday', () => {
  expect(say('operator', 'from', '127.0.0.1')).toBe('来自: 127.0.0.1');
  expect(say('calendar', 'from', '2026-11-23')).toBe('起: 2026-11-23');
  expect(say('order', 'lines.0.quantity', '3', 'en')).toBe('Lines 1 · Quantity: 3');
  expect(say('operator', 'shifts.2', '08:30-12:00')).toBe('班次 · 周二: 08:30-12:00');
  expect(say('route', 'days.1.orderWeekday', '4')).toBe('日程 2 · 订货日（星期）: 周四');
});

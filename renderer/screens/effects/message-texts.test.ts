import { expect, it } from 'vitest';
import type { MoverGroup } from '../../../shared/contract/effects.ts';
import { en } from '../../../shared/i18n/en/index.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { zhCN } from '../../../shared/i18n/zh-CN/index.ts';
import { proposedText } from './message-texts.ts';

const moved: MoverGroup = {
  group: 0,
  kind: 'weekdays',
  customers: 3,
  fromWeekdays: [1],
  toWeekdays: [2],
  lost: [],
  gained: [],
  callsBefore: 8,
  callsAfter: 8,
  since: '2026-11-30',
  firstCall: '2026-12-01',
};

it.each<[Language, string, string]>([
  ['zh-CN', zhCN.effects.text.weekdays, '您的订货日从星期一改为星期二，第一次是12月1日周二。'],
  ['en', en.effects.text.weekdays, 'Your order day changes from Monday to Tuesday, first on Tue 1 Dec.'],
])('names the first new call day, not the day that is lost, in %s', (language, words, text) => {
  const fill = (_key: string, params: Record<string, string | number> = {}) =>
    words.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => String(params[name]));
  expect(proposedText(moved, language, fill)).toBe(text);
});

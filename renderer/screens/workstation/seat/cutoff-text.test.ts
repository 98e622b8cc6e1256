import { expect, it } from 'vitest';
import { workstation as en } from '../../../../shared/i18n/en/workstation.ts';
import { cutoffText, leftUntil } from './cutoff-text.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const NOW = at('2026-11-23T09:00');

it.each([
  ['2026-11-23T17:00', '17:00'],
  ['2026-11-24T17:00', '11-24 17:00'],
  ['2026-11-24T00:00', '24:00'],
  ['2026-11-25T00:00', '11-24 24:00'],
])('says %s as %s', (cutoff, text) => expect(cutoffText(at(cutoff), NOW, 'Asia/Shanghai')).toBe(text));

it.each([
  [59, '59 min'],
  [60, '1h 0m'],
  [984, '16h 24m'],
  [1439, '23h 59m'],
  [1500, '1 d'],
])('leaves %i minutes as %s', (minutes, text) => {
  const { key, params } = leftUntil(minutes);
  const words = en[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name as keyof typeof params]));
  expect(words).toBe(text);
});

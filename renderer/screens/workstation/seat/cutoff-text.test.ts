import { expect, it } from 'vitest';
import { cutoffText } from './cutoff-text.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const NOW = at('2026-11-23T09:00');

it.each([
  ['2026-11-23T17:00', '17:00'],
  ['2026-11-24T17:00', '11-24 17:00'],
  ['2026-11-24T00:00', '24:00'],
  ['2026-11-25T00:00', '11-24 24:00'],
])('says %s as %s', (cutoff, text) => expect(cutoffText(at(cutoff), NOW, 'Asia/Shanghai')).toBe(text));

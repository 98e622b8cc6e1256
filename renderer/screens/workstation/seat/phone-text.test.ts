import { expect, it } from 'vitest';
import { phoneText } from './phone-text.ts';

it.each([
  ['13800138000', '138 0013 8000'],
  ['057188001234', '0571 8800 1234'],
  ['01088001234', '010 8800 1234'],
  ['02188001234', '021 8800 1234'],
  ['95555', '95555'],
])('groups %s', (digits, text) => expect(phoneText(digits)).toBe(text));

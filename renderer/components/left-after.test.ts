import { describe, expect, it } from 'vitest';
import { leftAfter } from './left-after.ts';

describe('leftAfter', () => {
  it.each([
    ['nothing, when nothing was typed meanwhile', 'called twice', 'called twice', ''],
    ['what was typed behind it', 'called twice', 'called twice\nno answer', 'no answer'],
    ['what was typed instead of it', 'called twice', 'no answer', 'no answer'],
    ['nothing of an empty field', 'called twice', '', ''],
  ])('leaves %s', (_, sent, now, left) => {
    expect(leftAfter(sent, now)).toBe(left);
  });
});

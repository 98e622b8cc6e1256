import { describe, expect, it } from 'vitest';
import { en } from '../../shared/i18n/en/index.ts';
import { isForbiddenKey, KEY_MAP, keyOf, type PressedKey } from './key-map.ts';

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('the key map', () => {
  const entries = Object.entries(KEY_MAP);

  it.each(entries)('%s uses no key of the browser or the input method', (_action, { keys }) => {
    expect(isForbiddenKey(keys)).toBe(false);
  });

  it('gives no key twice', () => {
    const keys = entries.map(([, action]) => action.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has words for every key', () => {
    expect(Object.keys(en.keys).toSorted()).toEqual(Object.keys(KEY_MAP).toSorted());
    for (const [name, { labelKey }] of entries) expect(labelKey).toBe(`keys.${name}`);
  });
});

describe('isForbiddenKey', () => {
  it.each([
    ...['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Shift+F10', 'Alt+F2', 'Alt+x', 'Ctrl+1', 'Ctrl+s'],
    ...['Ctrl+Shift+T', 'Ctrl+ ', 'Ctrl+Space', 'Ctrl+.', 'a', '1'],
  ])('%s belongs to somebody else', (keys) => expect(isForbiddenKey(keys)).toBe(true));

  it.each(['F2', 'F4', 'F8', 'F9', 'Shift+F9', 'Ctrl+Enter', 'Ctrl+/', 'Escape'])('%s is free', (keys) =>
    expect(isForbiddenKey(keys)).toBe(false),
  );
});

describe('keyOf', () => {
  it('names combinations', () => {
    expect(keyOf(press('F2'))).toBe('F2');
    expect(keyOf(press('F2', { shiftKey: true }))).toBe('Shift+F2');
    expect(keyOf(press('Enter', { ctrlKey: true }))).toBe('Ctrl+Enter');
    expect(keyOf(press('Enter', { metaKey: true }))).toBe('Ctrl+Enter');
  });

  it('knows the slash on every layout and behind an input method', () => {
    expect(keyOf(press('/', { ctrlKey: true, code: 'Digit7', shiftKey: true }))).toBe('Ctrl+/');
    expect(keyOf(press('、', { ctrlKey: true, code: 'Slash' }))).toBe('Ctrl+/');
  });

  it('leaves Alt alone', () => expect(keyOf(press('F2', { altKey: true }))).toBeNull());
});

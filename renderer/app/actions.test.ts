import { afterEach, describe, expect, it, vi } from 'vitest';
import { activeActions, answerKey, type KeyPress, performAction, registerAction } from './actions.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

function answer(action: Parameters<typeof registerAction>[0], result?: unknown) {
  const handle = vi.fn(() => result);
  undo.push(registerAction(action, handle));
  return handle;
}

function press(key: string, more: Partial<KeyPress> = {}) {
  const preventDefault = vi.fn();
  const none = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  answerKey({
    ...none,
    key,
    isComposing: false,
    keyCode: 0,
    repeat: false,
    defaultPrevented: false,
    preventDefault,
    ...more,
  });
  return { prevented: preventDefault.mock.calls.length > 0 };
}

describe('answerKey', () => {
  it('asks whoever came last, and the next one when that passes', () => {
    const screen = answer('back');
    const dialog = answer('back', false);
    expect(press('Escape').prevented).toBe(true);
    expect([dialog, screen].map((each) => each.mock.calls.length)).toEqual([1, 1]);
    const menu = answer('back');
    press('Escape');
    expect([menu, dialog, screen].map((each) => each.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('leaves a key alone that nobody answers', () => {
    expect(press('F8').prevented).toBe(false);
    answer('readBack', false);
    expect(press('F8').prevented).toBe(false);
  });

  it('leaves keys to the input method while it composes', () => {
    const next = answer('next');
    press('F2', { isComposing: true });
    press('F2', { keyCode: 229 });
    expect(next).not.toHaveBeenCalled();
  });

  it('does nothing for the repeats of a held key, and keeps the browser from it', () => {
    const next = answer('next');
    expect(press('F2', { repeat: true }).prevented).toBe(true);
    expect(next).not.toHaveBeenCalled();
  });

  it('does not take what a field has answered already', () => {
    const back = answer('back');
    press('Escape', { defaultPrevented: true });
    expect(back).not.toHaveBeenCalled();
  });
});

it('knows which actions are answered, and does them without a key', () => {
  const pause = answer('pause');
  expect([...activeActions()]).toEqual(['pause']);
  expect(performAction('pause')).toBe(true);
  expect(pause).toHaveBeenCalledTimes(1);
  expect(performAction('takeAll')).toBe(false);
});

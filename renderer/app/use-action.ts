import { useEffect, useRef } from 'react';
import { type ActionName, KEY_MAP, keyOf } from './key-map.ts';

interface Registered {
  readonly action: ActionName;
  /** False when the action did not apply just now: the key goes on to the next one below, then to the browser. */
  handle(): unknown;
}

/** Innermost last: a dialog's Escape comes before the screen's. */
const registered: Registered[] = [];

export interface ActionOptions {
  readonly enabled?: boolean;
}

/**
 * Does `handler` when the action's key is pressed anywhere in the window. Keys while composing belong to the input
 * method, repeats of a held key are swallowed. The component mounted last wins; a handler that returns false passes.
 */
export function useAction(action: ActionName, handler: () => unknown, { enabled = true }: ActionOptions = {}): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    if (!enabled) return;
    const entry: Registered = { action, handle: () => latest.current() };
    registered.push(entry);
    return () => {
      registered.splice(registered.indexOf(entry), 1);
    };
  }, [action, enabled]);
}

/** The actions that some part of the screen answers just now. */
export function activeActions(): ReadonlySet<ActionName> {
  return new Set(registered.map((entry) => entry.action));
}

/** Does an action as its key would; false when nothing answered. */
export function performAction(action: ActionName): boolean {
  for (const entry of registered.toReversed()) {
    if (entry.action === action && entry.handle() !== false) return true;
  }
  return false;
}

const ACTION_OF_KEY = new Map(
  (Object.keys(KEY_MAP) as ActionName[]).map((action) => [KEY_MAP[action].keys as string, action]),
);

/** Listens for all keys of the map; called once when the program starts. */
export function listenToKeys(target: Window): void {
  target.addEventListener('keydown', (event) => {
    // 229 is how Chromium names a key that an input method is still thinking about.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const action = ACTION_OF_KEY.get(keyOf(event) ?? '');
    if (action === undefined) return;
    if (event.repeat) event.preventDefault();
    else if (performAction(action)) event.preventDefault();
  });
}

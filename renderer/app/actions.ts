import { type ActionName, KEY_MAP, keyOf, type PressedKey } from './key-map.ts';

interface Registered {
  readonly action: ActionName;
  /** False when the action did not apply just now: the key goes on to the next one below, then to the browser. */
  handle(): unknown;
}

/** Innermost last: a dialog's Escape comes before the screen's. */
const registered: Registered[] = [];

/** Answers an action until the returned function is called; whoever came last is asked first. */
export function registerAction(action: ActionName, handle: () => unknown): () => void {
  const entry: Registered = { action, handle };
  registered.push(entry);
  return () => {
    registered.splice(registered.indexOf(entry), 1);
  };
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

/** What of a KeyboardEvent decides whether a key is ours. */
export interface KeyPress extends PressedKey {
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly repeat: boolean;
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** Answers one key press, or leaves it to the input method, the field or the browser. */
export function answerKey(press: KeyPress): void {
  // 229 is how Chromium names a key that an input method is still thinking about.
  if (press.isComposing || press.keyCode === 229 || press.defaultPrevented) return;
  const action = ACTION_OF_KEY.get(keyOf(press) ?? '');
  if (action === undefined) return;
  if (press.repeat) press.preventDefault();
  else if (performAction(action)) press.preventDefault();
}

/** Listens for all keys of the map; called once when the program starts. */
export function listenToKeys(target: Window): void {
  target.addEventListener('keydown', answerKey);
}

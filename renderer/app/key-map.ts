/** One key or combination, as `keyOf` writes it. */
export type KeyName = string;

export interface KeyedAction {
  readonly keys: KeyName;
  /** In shared/i18n: `keys.<action>`. */
  readonly labelKey: string;
}

/**
 * Every key of the program, as data. Digits choose only inside an open list and belong to that list; arrows, Tab and
 * Enter keep their usual meaning in fields and tables.
 */
export const KEY_MAP = {
  next: { keys: 'F2', labelKey: 'keys.next' },
  takeAll: { keys: 'F4', labelKey: 'keys.takeAll' },
  standing: { keys: 'Ctrl+F2', labelKey: 'keys.standing' },
  standingPanel: { keys: 'Ctrl+Shift+F2', labelKey: 'keys.standingPanel' },
  delivery: { keys: 'Ctrl+ArrowDown', labelKey: 'keys.delivery' },
  readBack: { keys: 'F8', labelKey: 'keys.readBack' },
  lineNote: { keys: 'Ctrl+F8', labelKey: 'keys.lineNote' },
  slip: { keys: 'Ctrl+Shift+F8', labelKey: 'keys.slip' },
  result: { keys: 'F9', labelKey: 'keys.result' },
  failedOrder: { keys: 'Ctrl+ArrowUp', labelKey: 'keys.failedOrder' },
  followUp: { keys: 'Ctrl+Shift+Home', labelKey: 'keys.followUp' },
  incoming: { keys: 'Shift+F2', labelKey: 'keys.incoming' },
  otherNumber: { keys: 'Ctrl+Shift+Enter', labelKey: 'keys.otherNumber' },
  returning: { keys: 'Ctrl+Shift+F9', labelKey: 'keys.returning' },
  addProduct: { keys: 'Shift+F4', labelKey: 'keys.addProduct' },
  pause: { keys: 'Shift+F9', labelKey: 'keys.pause' },
  endWrapUp: { keys: 'Ctrl+Enter', labelKey: 'keys.endWrapUp' },
  messages: { keys: 'Ctrl+F9', labelKey: 'keys.messages' },
  ticket: { keys: 'Shift+F8', labelKey: 'keys.ticket' },
  knowledge: { keys: 'Ctrl+Shift+ArrowDown', labelKey: 'keys.knowledge' },
  acknowledge: { keys: 'Ctrl+Shift+ArrowUp', labelKey: 'keys.acknowledge' },
  customer: { keys: 'Ctrl+Shift+F4', labelKey: 'keys.customer' },
  find: { keys: 'Ctrl+/', labelKey: 'keys.find' },
  back: { keys: 'Escape', labelKey: 'keys.back' },
} as const satisfies Record<string, KeyedAction>;

export type ActionName = keyof typeof KEY_MAP;

/** What of a KeyboardEvent names a key. */
export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The name of what is pressed (`Shift+F2`, `Ctrl+/`), or null for what is never ours: Alt and its combinations. */
export function keyOf(pressed: PressedKey): KeyName | null {
  if (pressed.altKey) return null;
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  // Where the layout needs Shift for the slash, or an input method turns it into another sign, it is the same key.
  if (ctrl && (pressed.key === '/' || pressed.code === 'Slash')) return 'Ctrl+/';
  return `${ctrl ? 'Ctrl+' : ''}${pressed.shiftKey ? 'Shift+' : ''}${pressed.key}`;
}

/**
 * Keys that browsers, systems and input methods own: F1, F3, F5 to F7, F10 to F12, Alt, Ctrl with a digit or letter,
 * Ctrl+Space, Ctrl+period, and a bare character, which is text.
 */
export function isForbiddenKey(keys: KeyName): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  if (parts.includes('Alt') || parts.includes('Meta')) return true;
  if (/^F(1|3|5|6|7|10|11|12)$/.test(key)) return true;
  if (parts.includes('Ctrl')) return /^[0-9a-z. ]$/i.test(key) || key === 'Space';
  return key.length === 1;
}

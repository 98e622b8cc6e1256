import type { KeyboardEvent } from 'react';

/** Moves the focus among the lines of a short list with the arrows, around its ends; false for any other key. */
export function stepFocus(event: KeyboardEvent, lines: readonly HTMLElement[]): boolean {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return false;
  event.preventDefault();
  const at = lines.indexOf(document.activeElement as HTMLElement);
  lines[(at + by + lines.length) % lines.length]?.focus();
  return true;
}

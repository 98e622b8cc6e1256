import './key-hint.css';

const SHORT: Readonly<Record<string, string>> = { Escape: 'Esc', Enter: '↵', ArrowDown: '↓', ArrowUp: '↑' };

interface KeyHintProps {
  /** As in the key map: `Shift+F4`. */
  readonly keys: string;
}

/** A key beside what it does. Shift is written ⇧, so that it fits on a button. */
export function KeyHint({ keys }: KeyHintProps) {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const modifiers = parts.map((part) => (part === 'Shift' ? '⇧' : `${part}+`)).join('');
  return (
    <kbd className="key-hint">
      {modifiers}
      {SHORT[key] ?? key}
    </kbd>
  );
}

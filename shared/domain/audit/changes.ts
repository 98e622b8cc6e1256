import type { AuditChange } from '../../contract/audit.ts';
import { maskNumbersIn } from '../customers/mask-number.ts';

/**
 * What differs between the two stored values of an audit row, flattened to paths (`lines.0.quantity`) in the order they
 * occur. With one of the two only, everything of it is listed. Equal values are left out.
 */
export function changesBetween(before: unknown, after: unknown): AuditChange[] {
  const old = flat(before);
  const now = flat(after);
  const paths = new Set([...now.keys(), ...old.keys()]);
  return [...paths]
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Some columns hold JSON as text, and rows of the log keep them so. What people write begins otherwise. */
const STORED_JSON = /^(\{"|\["|\[\{)/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function flat(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === undefined || value === null) return into;
  if (typeof value === 'string' && STORED_JSON.test(value)) {
    const stored = parsed(value);
    if (stored !== undefined) return flat(stored, path, into);
  }
  if (typeof value !== 'object') {
    into.set(path, String(value));
    return into;
  }
  const entries = Object.entries(value);
  // A list of plain values reads better in one piece.
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
    if (path !== '' || value.length > 0) into.set(path, value.join(', '));
    return into;
  }
  for (const [key, item] of entries) flat(item, path === '' ? key : `${path}.${key}`, into);
  return into;
}

const PHONE_PATH = /phone|mobile|number|account/i;

/**
 * Hides the middle of phone numbers and accounts, for those without the right to whole numbers: of every run of digits
 * where the path says that it holds one, elsewhere (a note, a part of a request) of what looks like one.
 */
export function withoutPhones(changes: readonly AuditChange[]): AuditChange[] {
  return changes.map((change) => {
    const mask = PHONE_PATH.test(change.path) ? maskDigits : (text: string | null) => text && maskNumbersIn(text);
    return { ...change, before: mask(change.before), after: mask(change.after) };
  });
}

function maskDigits(text: string | null): string | null {
  return (
    text?.replace(/\d{7,40}/g, (digits) =>
      digits.length >= 8 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`,
    ) ?? null
  );
}

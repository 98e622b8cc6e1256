import type { AuditChange } from '../../contract/audit.ts';
import { maskNumbersIn } from '../customers/mask-number.ts';
import { withoutPhones } from './changes.ts';

/**
 * What a row of the audit log is found by. `numbers` are the whole phone numbers and accounts of it, kept apart so that
 * nobody finds by them who may not see them; in `words` and `reason` they are masked, as on the screen.
 */
export interface RowWords {
  readonly words: readonly string[];
  readonly reason: readonly string[];
  readonly numbers: readonly string[];
}

/** Between two values, so that no phrase reaches from one into the next; no word of a search is ever this. */
const BREAK = '·';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/;
const HAN = /^\p{Script=Han}$/u;
const TOKENS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/** A text as its words: each Chinese character by itself, other letters and digits in one; folded, without signs. */
export function tokensOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(TOKENS) ?? [];
}

/** The words of a row: of the values that differ, and of its reason. Ids are left out. */
export function rowWords(changes: readonly AuditChange[], reason: string | null): RowWords {
  const words: string[] = [];
  const numbers: string[] = [];
  const add = (text: string | null, masked: string | null) => {
    if (text === null || masked === null || UUID.test(text)) return;
    words.push(...tokensOf(masked), BREAK);
    if (masked !== text) numbers.push(...tokensOf(text), BREAK);
  };
  for (const change of changes) {
    const [masked = change] = withoutPhones([change]);
    add(change.before, masked.before);
    add(change.after, masked.after);
  }
  const maskedReason = reason === null ? null : maskNumbersIn(reason);
  if (reason !== null && maskedReason !== reason) numbers.push(...tokensOf(reason), BREAK);
  return { words, reason: maskedReason === null ? [] : tokensOf(maskedReason), numbers };
}

/** What somebody looks for: the terms parted by blanks, each a phrase of words; signs alone ask for nothing. */
export function termsOf(text: string): string[][] {
  return text
    .split(/\s+/)
    .map(tokensOf)
    .filter((tokens) => tokens.length > 0);
}

/** Whether the last word of a term may be the beginning of a longer one. */
export function isBeginning(term: readonly string[]): boolean {
  const last = term.at(-1) ?? '';
  return last.length >= 2 && !HAN.test(last);
}

/** Whether every term stands in one of the lists of words; as the index of db/audit-search.ts answers. */
export function holdsTerms(lists: readonly (readonly string[])[], terms: readonly (readonly string[])[]): boolean {
  return terms.every((term) => lists.some((words) => words.some((_word, at) => standsAt(words, at, term))));
}

function standsAt(words: readonly string[], at: number, term: readonly string[]): boolean {
  const last = term.length - 1;
  return term.every((token, index) => {
    const word = words[at + index];
    return index === last && isBeginning(term) ? word?.startsWith(token) === true : word === token;
  });
}

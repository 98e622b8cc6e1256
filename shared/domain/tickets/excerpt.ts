/** A piece of a text around what was searched for; the parts stand beside each other as they are. */
export interface Excerpt {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** Characters shown before and after a match. */
const AROUND = 24;
const MORE = '…';

/** One character as texts are compared: half-width, lower case, blanks alike. */
function folded(character: string): string {
  return /^\s$/.test(character) ? ' ' : character.normalize('NFKC').toLowerCase();
}

/**
 * Where a text holds `needle`, which is folded (as `fold` of db/text-search.ts folds it), with some words around it as they
 * were written; undefined where it does not. Blanks of any length are one.
 */
export function excerptOf(text: string, needle: string): Excerpt | undefined {
  if (needle === '') return undefined;
  const written = [...text.replace(/\s+/g, ' ').trim()];
  // Where each folded character comes from; a ligature becomes several.
  const from: number[] = [];
  let compared = '';
  for (const [at, character] of written.entries()) {
    const plain = folded(character);
    for (let unit = 0; unit < plain.length; unit += 1) from.push(at);
    compared += plain;
  }
  const start = compared.indexOf(needle);
  if (start < 0) return undefined;
  const first = from[start] as number;
  const last = from[start + needle.length - 1] as number;
  const cut = (begin: number, end: number) => written.slice(begin, end).join('');
  const head = Math.max(0, first - AROUND);
  const tail = Math.min(written.length, last + 1 + AROUND);
  return {
    before: `${head > 0 ? MORE : ''}${cut(head, first)}`,
    match: cut(first, last + 1),
    after: `${cut(last + 1, tail)}${tail < written.length ? MORE : ''}`,
  };
}

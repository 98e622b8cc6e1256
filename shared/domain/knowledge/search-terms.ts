/** So many terms of a text are looked for: the last ones, which are being typed. */
const MOST_TERMS = 24;
/** Parts up to this length are looked for as they are. */
const WHOLE_LENGTH = 4;

/** The parts of a text between blanks and punctuation; whoever searches means all of them. */
export function searchParts(text: string): string[] {
  return [...new Set(text.normalize('NFKC').split(/[\s,.;:!?、。"'()“”]+/))].filter((part) => part !== '').slice(0, 8);
}

/**
 * What of a longer text is worth looking for: short parts and latin words as they are, longer Chinese parts by their
 * pairs of characters, since nothing marks where a word ends.
 */
export function searchTerms(text: string): string[] {
  const parts = text.normalize('NFKC').split(/[\s,.;:!?、。"'()“”]+/);
  const terms = parts.flatMap((part) => {
    const characters = [...part];
    if (characters.length < 2) return [];
    if (characters.length <= WHOLE_LENGTH || /^[\w-]+$/.test(part)) return [part];
    return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  });
  return [...new Set(terms)].slice(-MOST_TERMS);
}

import { pinyin, polyphonic } from 'pinyin-pro';

/** Whose name it is decides how its first character is read: 单 is Shàn in a person's name, dān in a shop's. */
export type NameKind = 'company' | 'person';

/** A name of eight polyphonic characters would have 256 readings; nobody types more than the likely ones. */
const MOST_READINGS = 32;

/**
 * Pinyin initials of a name, lower case, every reading of its polyphonic characters, the likeliest first
 * (`长城` -> `['cc', 'zc']`). Latin letters and digits stand for themselves, everything else is left out.
 */
export function readingsOf(name: string, kind: NameKind = 'company'): string[] {
  const plain = name.normalize('NFKC').toLowerCase();
  const characters = [...plain];
  const every = polyphonic(plain, { pattern: 'first', toneType: 'none', type: 'array' }) as unknown as string[][];
  // Most names have one reading only; the dictionary of phrases is asked when it has something to decide.
  const likely =
    kind === 'person' || every.some((choices) => choices.length > 1)
      ? pinyin(plain, {
          pattern: 'first',
          toneType: 'none',
          type: 'array',
          ...(kind === 'person' ? { surname: 'head' } : {}),
        })
      : [];
  let readings = [''];
  characters.forEach((character, index) => {
    const choices = /^[a-z0-9]$/.test(character)
      ? [character]
      : [...new Set([likely[index] ?? '', ...(every[index] ?? [])])].filter((choice) => /^[a-z]$/.test(choice));
    if (choices.length === 0) return;
    readings = choices.flatMap((choice) => readings.map((reading) => reading + choice)).slice(0, MOST_READINGS);
  });
  return [...new Set(readings)].filter((reading) => reading !== '');
}

/** {@link readingsOf} as it is stored: separated by blanks. Shops, companies and products are `company`. */
export function nameInitials(name: string, kind: NameKind = 'company'): string {
  return readingsOf(name, kind).join(' ');
}

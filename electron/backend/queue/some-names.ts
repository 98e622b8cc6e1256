/** So many names are shown. */
const MOST_NAMES = 4;

/** The first of some names; null without any. */
export function someNames(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', ');
}

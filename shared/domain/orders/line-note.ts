/** The longest note that is typed on one line; notes that were joined may be longer. */
export const LINE_NOTE_LENGTH = 100;

/** Two notes on the same line as one, each said once; null: there is none. */
export function joinNotes(first: string | null | undefined, second: string | null | undefined): string | null {
  const notes = new Set([first, second].filter((note) => note));
  return notes.size === 0 ? null : [...notes].join('; ');
}

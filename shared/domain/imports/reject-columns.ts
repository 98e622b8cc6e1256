/**
 * What a rejects file holds before the columns of the original. The words are the same in both languages, so that a
 * corrected file is recognised whoever imports it.
 */
export const REJECT_COLUMNS = ['行号 (line)', '原因 (reason)', '说明 (explanation)'] as const;

/** The header without what a rejects file adds. */
export function withoutRejectColumns(header: readonly string[]): readonly string[] {
  return REJECT_COLUMNS.every((name, index) => header[index] === name) ? header.slice(REJECT_COLUMNS.length) : header;
}

/**
 * Text cells of a file that a spreadsheet opens. Excel, WPS and LibreOffice run a cell as a formula when it begins with
 * one of these, blanks before it ignored; full-width forms are turned into the plain ones by East Asian versions.
 */
export const FORMULA_STARTERS = '=+-@＝＋－＠';

/** Tab, line feed and carriage return at the very beginning can carry a formula into the next cell by themselves. */
export const CONTROL_STARTERS = '\t\n\r';

/** What spreadsheets skip before the first character: blanks, controls and marks without width. */
export const LEADING_BLANKS =
  '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff';

/** The text as a spreadsheet may show it: with an apostrophe before it where it would have run as a formula. */
export function neutralised(text: string): string {
  const first = text[0];
  if (first === undefined) return text;
  if (CONTROL_STARTERS.includes(first)) return `'${text}`;
  let at = 0;
  while (at < text.length && LEADING_BLANKS.includes(text[at] as string)) at += 1;
  const starter = text[at];
  return starter !== undefined && FORMULA_STARTERS.includes(starter) ? `'${text}` : text;
}

/** A text cell of a CSV line (RFC 4180): neutralised, always quoted. */
export function csvTextCell(text: string): string {
  return `"${neutralised(text).replaceAll('"', '""')}"`;
}

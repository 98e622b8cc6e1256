/** What fingers run along: alphabet, figures, rows and columns of the keyboard, the number pad. */
const LINES = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '`1234567890-=',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  '!@#$%^&*()_+',
  ...['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik,', '9ol.', '0p;/'],
  ...['147', '258', '369', '159', '357'],
].flatMap((line) => [line, [...line].toReversed().join('')]);

const LEAST_RUN = 3;
/** Characters that may stand outside of runs: `abcd123!` is still one. */
const FEW_OTHERS = 2;

/**
 * True for what fingers run along (`abcd1234`, `1qaz2wsx`, `qwer!@#$`), also every second character for itself
 * (`1q2w3e4r`, `a1b2c3d4`) or each twice (`aabbccdd`). In lower case.
 */
export function isSequence(plain: string): boolean {
  if (othersIn(plain) <= FEW_OTHERS) return true;
  const odd = everySecond(plain, 0);
  const even = everySecond(plain, 1);
  return othersIn(odd) + othersIn(even) <= FEW_OTHERS || (odd === even && othersIn(odd) === 0);
}

function everySecond(text: string, first: number): string {
  return [...text].filter((_each, at) => at % 2 === first).join('');
}

/** Characters of a text that belong to no run of three or more. */
function othersIn(text: string): number {
  let others = 0;
  for (let at = 0; at < text.length; ) {
    const length = runAt(text, at);
    if (length < LEAST_RUN) others += 1;
    at += length < LEAST_RUN ? 1 : length;
  }
  return others;
}

/** How long the longest run is that begins there: along a line, or of one character. */
function runAt(text: string, at: number): number {
  let same = at;
  while (text[same] === text[at] && same < text.length) same += 1;
  let length = same - at;
  while (at + length < text.length && LINES.some((line) => line.includes(text.slice(at, at + length + 1)))) length += 1;
  return length;
}

/** The characters that a text repeats from its begin to its end, the last time perhaps cut off: `ab` of `ababa`; else null. */
export function repeatedPart(text: string): string | null {
  for (let length = 1; 2 * length <= text.length; length += 1) {
    if ([...text].every((each, at) => each === text[at % length])) return text.slice(0, length);
  }
  return null;
}

/**
 * True for figures that are a date (`19880214`) or look like a mobile or landline number
 * of mainland China. Signs between them do not count.
 */
export function isDateOrPhone(text: string): boolean {
  if (!/^[\d\s()+./年月日-]+$/.test(text)) return false;
  const figures = text.replace(/\D/g, '');
  const date =
    /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)$/;
  return date.test(figures) || /^(?:86)?1[3-9]\d{9}$/.test(figures) || /^0\d{2,3}[2-8]\d{6,7}$/.test(figures);
}

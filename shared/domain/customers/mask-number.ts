/** A number as it is shown without the right to whole numbers: `138****8000`, short ones `****56` (as db/number-mask.ts). */
export function maskNumber(number: string): string {
  return number.length >= 8 ? `${number.slice(0, 3)}****${number.slice(-4)}` : `****${number.slice(-2)}`;
}

/** Chinese mobile numbers and land lines with their area code, standing alone in a text; not milliseconds nor parts of ids. */
export const PHONE_IN_TEXT = /(?<![\w.-])(\+?86)?(1[3-9]\d|0\d{2,3})[ -]?\d{3,4}[ -]?\d{4}(?!-?\w)/g;
/** Bank accounts and cards. */
const ACCOUNT_IN_TEXT = /(?<!\w)\d{15,19}(?!\w)/g;

/** A text somebody wrote, with the numbers and accounts in it masked. */
export function maskNumbersIn(text: string): string {
  return text.replace(PHONE_IN_TEXT, maskNumber).replace(ACCOUNT_IN_TEXT, maskNumber);
}

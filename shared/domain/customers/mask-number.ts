/** A number as it is shown without the right to whole numbers: `138****8000`, short ones `****56` (as db/number-mask.ts). */
export function maskNumber(number: string): string {
  return number.length >= 8 ? `${number.slice(0, 3)}****${number.slice(-4)}` : `****${number.slice(-2)}`;
}

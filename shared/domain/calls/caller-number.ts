/**
 * The digits of a number as a person types or a display shows it (`+86 138-0013-8000`, `０１３８００１３８０００`), in the
 * spellings under which it may be stored: as typed, without the country code 86, without the trunk 0 before a mobile.
 */
export function callerNumbers(text: string): string[] {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  const national = digits.replace(/^(00)?86(?=\d{10,})/, '');
  const mobile = national.replace(/^0(?=1\d{10}$)/, '');
  return [...new Set([digits, national, mobile])].filter((number) => number !== '');
}

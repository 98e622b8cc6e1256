/** What stands behind a complete number: `0571-88001234-801`, `88001234 转 801`, `88001234 ext. 801`. */
const EXTENSION = /^(.*?)\s*(?:转|分机|ext\.?|x|#|,|;)\s*\d{1,6}\s*$/i;
const LAST_GROUP = /^(.*\d)-\d{1,6}$/;
const COMPLETE = /^(?:1\d{10}|0\d{9,11}|[2-8]\d{6,7})$/;

/**
 * The digits of a number as a person types or a display shows it (`+86 138-0013-8000`, `０１３８００１３８０００`), in the
 * spellings under which it may be stored: as typed, without the country code 86, without the trunk 0 before a mobile or
 * with the one that a landline lost to the country code, without an extension. The likeliest first.
 */
export function callerNumbers(text: string): string[] {
  const plain = text.normalize('NFKC').trim();
  const shorter = withoutExtension(plain);
  const spellings = [plain, ...(shorter === null ? [] : [shorter])].flatMap((each) => {
    const digits = digitsOf(each);
    const national = digits.replace(/^(00)?86(?=\d{10,})/, '');
    const mobile = national.replace(/^0(?=1\d{10}$)/, '');
    const landline = national !== digits && !/^[01]/.test(national) ? `0${national}` : national;
    return [digits, national, mobile, landline];
  });
  return [...new Set(spellings)].filter((number) => number !== '');
}

/**
 * The end that two spellings of one number share whatever stands before it: a landline without its area code, else the
 * last eight digits; null for what is too short to mean anybody (fewer than four).
 */
export function callerEnd(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const digits = digitsOf(withoutExtension(plain) ?? plain);
  if (digits.length < 4) return null;
  return /^0\d{9,11}$/.test(digits) ? digits.slice(-7) : digits.slice(-8);
}

function withoutExtension(text: string): string | null {
  const said = EXTENSION.exec(text)?.[1];
  if (said !== undefined) return said;
  const before = LAST_GROUP.exec(text)?.[1];
  return before !== undefined && COMPLETE.test(digitsOf(before)) ? before : null;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

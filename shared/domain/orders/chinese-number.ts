const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零一二三四五六七八九'].map((each, at) => [each, at]),
);
const ALIKE: Readonly<Record<string, string>> = { 〇: '零', 两: '二', 俩: '二', 廿: '二十' };
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MOST_CHARACTERS = 12;

/**
 * A whole number as it is written or spoken in Chinese, up to 99,999: 十二, 两百零五, and short as on the phone 两百五
 * (250); also digit by digit, 二五〇. null: it is none.
 */
export function readChineseNumber(text: string): number | null {
  const plain = [...text].map((each) => ALIKE[each] ?? each).join('');
  if (plain === '' || plain.length > MOST_CHARACTERS) return null;
  const digits = [...plain].map((each) => DIGITS[each]);
  if (!digits.includes(undefined)) return digits.length > 5 ? null : Number(digits.join(''));
  const [thousands, rest, ...more] = plain.split('万');
  if (more.length > 0 || thousands === undefined) return null;
  if (rest === undefined) return belowTenThousand(thousands, 1);
  const high = belowTenThousand(thousands, 1);
  if (high === null || high > 9) return null;
  const low = rest === '' ? 0 : belowTenThousand(rest, 1000);
  return low === null ? null : high * 10_000 + low;
}

/** `shortUnit` is what a lone last digit counts: 五 in 两百五 are tens, in 一万五 thousands. */
function belowTenThousand(text: string, shortUnit: number): number | null {
  if (text === '') return null;
  let total = 0;
  let digit: number | null = null;
  let power = 10_000;
  let afterZero = false;
  for (const each of text) {
    const unit = POWERS[each];
    if (unit !== undefined) {
      // 十二 begins without its one; nothing else does.
      if (unit >= power || (digit === null && !(unit === 10 && total === 0)) || digit === 0) return null;
      total += (digit ?? 1) * unit;
      power = unit;
      digit = null;
      afterZero = false;
      continue;
    }
    const value = DIGITS[each];
    if (value === undefined || (digit !== null && digit !== 0)) return null;
    afterZero ||= value === 0;
    digit = value;
  }
  if (digit === null) return total;
  if (afterZero || power === 10) return total + digit;
  return total + digit * (power === 10_000 ? shortUnit : power / 10);
}

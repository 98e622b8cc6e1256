/** A number in groups that can be read out: `138 0013 8000`, `0571 8800 1234`; any other as it is. */
export function phoneText(digits: string): string {
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`;
  const land = /^(0(?:10|2\d|[3-9]\d\d))(\d{3,4})(\d{4})$/.exec(digits);
  return land ? `${land[1]} ${land[2]} ${land[3]}` : digits;
}

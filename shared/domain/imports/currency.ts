/** Decimals of a currency (ISO 4217): CNY 2, JPY 0, KWD 3. */
export function minorDigitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

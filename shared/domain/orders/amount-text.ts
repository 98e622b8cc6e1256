const FORMATS = new Map<string, Intl.NumberFormat>();

/**
 * An amount for use inside a sentence: minor units of `currency` (ISO 4217) as major units with its decimals and
 * grouping, the same in every language (`1,234.50`).
 */
export function amountText(amountMinor: number, currency: string): string {
  let format = FORMATS.get(currency);
  if (!format) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    format = new Intl.NumberFormat('en', {
      minimumFractionDigits: maximumFractionDigits ?? 2,
      maximumFractionDigits: maximumFractionDigits ?? 2,
    });
    FORMATS.set(currency, format);
  }
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

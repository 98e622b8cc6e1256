import type { BoundMapping } from './bind-mapping.ts';
import { lineAmountMinor, readDecimal, readInteger } from './read-cell.ts';
import type { WallTime } from './read-date.ts';
import { plain } from './read-membership-row.ts';
import { type Rejected, reject } from './read-order-row.ts';

/** What another system says through the day of one product or customer that is known here. */
export interface DayEntry<Values> {
  readonly code: string;
  readonly values: Values;
}

export interface StockValues {
  readonly stock: number;
  /** When it was counted; null: the file does not say. */
  readonly asOf: WallTime | null;
}

export interface PriceValues {
  readonly priceMinor: number;
}

/** An empty cell says nothing: the stored amount stays. */
export interface BalanceValues {
  readonly depositMinor?: number;
  readonly creditLimitMinor?: number;
}

type RowReader<Values> = (cells: readonly string[]) => DayEntry<Values> | Rejected;

const MOST_CODE = 64;

/** `mostQuantity`: a larger stock is a typing error. */
export function stockRowReader(bound: BoundMapping, mostQuantity: number): RowReader<StockValues> {
  const stockCell = bound.cell('stock');
  const asOfCell = bound.cell('stockAsOf');
  const readAsOf = bound.date('stockAsOf');
  return dayRowReader(bound, (cells) => {
    const text = plain(stockCell(cells));
    const stock = readInteger(text);
    if (stock === null || stock < 0) return reject('bad-number', { field: 'stock', value: text });
    if (stock > mostQuantity) return reject('quantity-absurd', { value: stock, most: mostQuantity });
    const asOfText = plain(asOfCell(cells));
    const asOf = asOfText === '' ? null : readAsOf(asOfText);
    if (asOfText !== '' && asOf === null) return reject('bad-date', { value: asOfText });
    return { stock, asOf };
  });
}

/** `minorDigits`: decimals of the currency of the price. */
export function priceRowReader(bound: BoundMapping, minorDigits: number): RowReader<PriceValues> {
  const priceCell = bound.cell('price');
  return dayRowReader(bound, (cells) => {
    const text = plain(priceCell(cells));
    const decimal = readDecimal(text);
    if (decimal === null) return reject('bad-price', { value: text });
    if (decimal.units < 0) return reject('negative-price', { value: text });
    const priceMinor = lineAmountMinor(decimal, 1, minorDigits);
    return priceMinor === null ? reject('price-absurd', { value: text }) : { priceMinor };
  });
}

/** `minorDigits`: decimals of the currency of the amounts. */
export function balanceRowReader(bound: BoundMapping, minorDigits: number): RowReader<BalanceValues> {
  const amounts = [
    ['deposit', 'depositMinor', bound.cell('deposit')],
    ['creditLimit', 'creditLimitMinor', bound.cell('creditLimit')],
  ] as const;
  return dayRowReader(bound, (cells) => {
    const values: { depositMinor?: number; creditLimitMinor?: number } = {};
    for (const [field, target, read] of amounts) {
      const text = plain(read(cells));
      if (text === '') continue;
      const decimal = readDecimal(text);
      const amount = decimal && lineAmountMinor(decimal, 1, minorDigits);
      // A deposit may be overdrawn.
      if (amount === null || (amount < 0 && field === 'creditLimit'))
        return reject('bad-number', { field, value: text });
      values[target] = amount;
    }
    return Object.keys(values).length === 0 ? reject('missing-balance') : values;
  });
}

function dayRowReader<Values extends object>(
  bound: BoundMapping,
  read: (cells: readonly string[]) => Values | Rejected,
): RowReader<Values> {
  const codeCell = bound.cell('code');
  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const code = codeCell(cells);
    if (code === '') return reject('missing-code');
    if (code.length > MOST_CODE) return reject('too-long', { value: `${code.slice(0, 20)}…`, most: MOST_CODE });
    const values = read(cells);
    return 'reason' in values ? (values as Rejected) : { code, values };
  };
}

import type { ImportMapping } from '../../contract/import-mapping.ts';
import type { BoundMapping } from './bind-mapping.ts';
import { lineAmountMinor, readDecimal, readInteger, readYesNo } from './read-cell.ts';
import type { WallTime } from './read-date.ts';
import { type Rejected, reject } from './read-order-row.ts';

/** What a file may say of a product. An empty cell says nothing: a stored value stays as it is. */
export interface ProductValues {
  name?: string;
  unit?: string;
  packBarcode?: string;
  cartonBarcode?: string;
  priceMinor?: number;
  orderMultiple?: number;
  leastQuantity?: number;
  mostQuantity?: number;
  stock?: number;
  isQuota?: 0 | 1;
  active?: 0 | 1;
}

export interface ProductEntry {
  readonly code: string;
  readonly values: ProductValues;
  /** When the stock was counted; null when the file does not say. */
  readonly stockAsOf: WallTime | null;
}

/** Whether there is a quantity that these three allow. */
export function canBeOrdered(limits: {
  readonly orderMultiple: number;
  readonly leastQuantity: number;
  readonly mostQuantity: number | null;
}): boolean {
  const { orderMultiple: multiple, leastQuantity: least, mostQuantity: most } = limits;
  return most === null || Math.ceil(Math.max(least, 1) / multiple) * multiple <= most;
}

const TEXTS = ['name', 'unit', 'packBarcode', 'cartonBarcode'] as const;
const NUMBERS = [
  ['orderMultiple', 1],
  ['leastQuantity', 0],
  ['mostQuantity', 1],
  ['stock', 0],
] as const;
const YES_NO = [
  ['quota', 'isQuota'],
  ['active', 'active'],
] as const;
const MOST_CODE = 64;
const MOST_TEXT = 200;

/** `minorDigits`: decimals of the currency of the price. */
export function productRowReader(
  bound: BoundMapping,
  mapping: ImportMapping,
  minorDigits: number,
): (cells: readonly string[]) => ProductEntry | Rejected {
  const { mostQuantity } = mapping.options;
  const code = bound.cell('code');
  const texts = TEXTS.map((name) => [name, bound.cell(name)] as const);
  const price = bound.cell('price');
  const numbers = NUMBERS.map(([name, least]) => [name, least, bound.cell(name)] as const);
  const words = YES_NO.map(([field, target]) => [field, target, bound.cell(field)] as const);
  const stockAsOf = bound.cell('stockAsOf');
  const readStockAsOf = bound.date('stockAsOf');

  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const values: ProductValues = {};
    const productCode = code(cells);
    if (productCode === '') return reject('missing-code');
    if (productCode.length > MOST_CODE) {
      return reject('too-long', { value: `${productCode.slice(0, 20)}…`, most: MOST_CODE });
    }
    for (const [name, read] of texts) {
      const text = read(cells);
      if (text.length > MOST_TEXT) return reject('too-long', { value: `${text.slice(0, 20)}…`, most: MOST_TEXT });
      if (text !== '') values[name] = text;
    }
    if (values.name === undefined) return reject('missing-name');
    const priceText = price(cells);
    if (priceText !== '') {
      const decimal = readDecimal(priceText);
      if (decimal === null) return reject('bad-price', { value: priceText });
      if (decimal.units < 0) return reject('negative-price', { value: priceText });
      const amount = lineAmountMinor(decimal, 1, minorDigits);
      if (amount === null) return reject('price-absurd', { value: priceText });
      values.priceMinor = amount;
    }
    for (const [name, least, read] of numbers) {
      const text = read(cells);
      if (text === '') continue;
      const number = readInteger(text);
      if (number === null || number < least) return reject('bad-number', { field: name, value: text });
      if (number > mostQuantity) return reject('quantity-absurd', { value: number, most: mostQuantity });
      values[name] = number;
    }
    for (const [field, target, read] of words) {
      const text = read(cells);
      if (text === '') continue;
      const yes = readYesNo(text);
      if (yes === null) return reject('bad-word', { field, value: text });
      values[target] = yes ? 1 : 0;
    }
    const asOfText = stockAsOf(cells);
    const asOf = asOfText === '' ? null : readStockAsOf(asOfText);
    if (asOfText !== '' && asOf === null) return reject('bad-date', { value: asOfText });
    return { code: productCode, values, stockAsOf: asOf };
  };
}

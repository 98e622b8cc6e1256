import type { ImportMapping } from '../../contract/import-mapping.ts';
import type { RejectReason } from '../../contract/import-report.ts';
import type { BoundMapping } from './bind-mapping.ts';
import { lineAmountMinor, readDecimal, readInteger } from './read-cell.ts';
import type { WallTime } from './read-date.ts';

/** A refused row: the reason and the words of its sentence. */
export interface Rejected {
  readonly reason: RejectReason;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One line of an order as the file tells it, checked as far as the row alone can tell. */
export interface OrderRow {
  /** The number the document gets: the file's own, with `-R` for a return that has no number of its own. */
  readonly number: string;
  readonly kind: 'order' | 'return';
  readonly customerCode: string;
  readonly customerName: string;
  readonly customerArea: string;
  readonly productCode: string;
  readonly productName: string;
  /** Negative for a return. */
  readonly quantity: number;
  readonly priceMinor: number;
  readonly amountMinor: number;
  readonly placedAt: WallTime;
}

export type OrderRowReader = (cells: readonly string[]) => OrderRow | Rejected;

const MOST_CODE = 64;
const MOST_NAME = 200;

/** `minorDigits`: decimals of the file's currency (CNY 2, JPY 0). */
export function orderRowReader(bound: BoundMapping, mapping: ImportMapping, minorDigits: number): OrderRowReader {
  const { cancelPrefix, negativeQuantity, mostQuantity } = mapping.options;
  const number = bound.cell('orderNumber');
  const customer = bound.cell('customer');
  const customerName = bound.cell('customerName');
  const customerArea = bound.cell('customerArea');
  const product = bound.cell('product');
  const productName = bound.cell('productName');
  const quantityCell = bound.cell('quantity');
  const placedAtCell = bound.cell('placedAt');
  const readPlacedAt = bound.date('placedAt');
  const priceCell = bound.cell('price');
  const hasPrice = bound.names.includes('price');

  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const customerCode = customer(cells);
    if (customerCode === '') return reject('missing-customer');
    const ownNumber = number(cells);
    if (ownNumber === '') return reject('missing-order-number');
    const productCode = product(cells);
    if (productCode === '') return reject('missing-product');
    for (const code of [customerCode, ownNumber, productCode]) {
      if (code.length > MOST_CODE) return reject('too-long', { value: `${code.slice(0, 20)}…`, most: MOST_CODE });
    }
    const placedAtText = placedAtCell(cells);
    const placedAt = readPlacedAt(placedAtText);
    if (!placedAt) return reject('bad-date', { value: placedAtText });

    const quantityText = quantityCell(cells);
    const quantity = readInteger(quantityText);
    if (quantity === null) return reject('bad-quantity', { value: quantityText });
    if (quantity === 0) return reject('zero-quantity');
    if (Math.abs(quantity) > mostQuantity) return reject('quantity-absurd', { value: quantity, most: mostQuantity });
    const cancels = cancelPrefix !== '' && ownNumber.startsWith(cancelPrefix);
    if (cancels && quantity > 0) return reject('positive-cancellation', { value: quantity });
    if (!cancels && quantity < 0 && negativeQuantity === 'reject')
      return reject('negative-quantity', { value: quantity });

    const priceText = priceCell(cells);
    const price = hasPrice ? readDecimal(priceText) : { units: 0, scale: 0 };
    if (price === null) return reject('bad-price', { value: priceText });
    if (price.units < 0) return reject('negative-price', { value: priceText });
    const priceMinor = lineAmountMinor(price, 1, minorDigits);
    const amountMinor = lineAmountMinor(price, quantity, minorDigits);
    if (priceMinor === null || amountMinor === null) return reject('price-absurd', { value: priceText });

    return {
      number: quantity < 0 && !cancels ? `${ownNumber}-R` : ownNumber,
      kind: quantity < 0 ? 'return' : 'order',
      customerCode,
      customerName: customerName(cells).slice(0, MOST_NAME),
      customerArea: customerArea(cells).slice(0, MOST_NAME),
      productCode,
      productName: productName(cells).slice(0, MOST_NAME),
      quantity,
      priceMinor,
      amountMinor,
      placedAt,
    };
  };
}

export function reject(reason: RejectReason, params: Readonly<Record<string, string | number>> = {}): Rejected {
  return { reason, params };
}

export function isRejected(row: object): row is Rejected {
  return 'reason' in row;
}

import type { BoundMapping } from './bind-mapping.ts';
import { lineAmountMinor, readDecimal, readInteger } from './read-cell.ts';
import type { WallTime } from './read-date.ts';
import { plain } from './read-membership-row.ts';
import { type Rejected, reject } from './read-order-row.ts';

/** One line of an order that a customer placed by web, checked as far as the row alone can tell. */
export interface WebOrderRow {
  readonly number: string;
  /** Empty only in a row that cancels. */
  readonly customer: string;
  /** Takes the rows of its product (none named: all) before it away; an order of which no row stands is cancelled. */
  readonly cancelled: boolean;
  readonly product: string;
  readonly quantity: number;
  /** null: the file does not say. */
  readonly priceMinor: number | null;
  readonly amountMinor: number | null;
  readonly placedAt: WallTime | null;
  readonly deliveryDate: string | null;
}

const MOST_CODE = 64;
const CANCELLED = new Set(
  'cancelled canceled cancel cancellation void voided deleted delete removed d c 取消 已取消 撤销 已撤销 撤单 已撤单 作废 已作废 删除 已删除 退订 已退订'.split(
    ' ',
  ),
);
const STANDING = new Set(
  ` submitted submit new placed place created create confirmed confirm accepted paid active open ok valid changed change updated update modified a i u n 正常 有效 提交 已提交 下单 已下单 新增 新建 新单 修改 已修改 变更 已变更 确认 已确认 已审核 已付款 已支付 待配送 待发货 待处理`.split(
    ' ',
  ),
);

export type WebOrderRowReader = (cells: readonly string[]) => WebOrderRow | Rejected;

/** `minorDigits`: decimals of the currency of the file; `mostQuantity`: a larger one is a typing error. */
export function webOrderRowReader(bound: BoundMapping, minorDigits: number, mostQuantity: number): WebOrderRowReader {
  const cell = {
    number: bound.cell('orderNumber'),
    customer: bound.cell('customer'),
    product: bound.cell('product'),
    quantity: bound.cell('quantity'),
    placedAt: bound.cell('placedAt'),
    delivery: bound.cell('deliveryDate'),
    price: bound.cell('price'),
    amount: bound.cell('amount'),
    state: bound.cell('state'),
  };
  const readPlacedAt = bound.date('placedAt');
  const readDelivery = bound.date('deliveryDate');

  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const number = plain(cell.number(cells));
    if (number === '') return reject('missing-order-number');
    const customer = plain(cell.customer(cells));
    const product = plain(cell.product(cells));
    for (const code of [number, customer, product]) {
      if (code.length > MOST_CODE) return reject('too-long', { value: `${code.slice(0, 20)}…`, most: MOST_CODE });
    }
    const word = plain(cell.state(cells)).toLowerCase();
    const cancelled = CANCELLED.has(word);
    if (!cancelled && !STANDING.has(word)) return reject('bad-word', { field: 'state', value: word });
    const deliveryText = plain(cell.delivery(cells));
    const delivery = deliveryText === '' ? null : readDelivery(deliveryText);
    if (deliveryText !== '' && delivery === null) return reject('bad-date', { value: deliveryText });
    const deliveryDate = delivery?.date ?? null;
    if (cancelled) {
      const nothing = { quantity: 0, priceMinor: null, amountMinor: null, placedAt: null };
      return { number, customer, cancelled, product, deliveryDate, ...nothing };
    }

    if (customer === '') return reject('missing-customer');
    if (product === '') return reject('missing-product');
    const placedAtText = plain(cell.placedAt(cells));
    const placedAt = readPlacedAt(placedAtText);
    if (!placedAt) return reject('bad-date', { value: placedAtText });
    const quantityText = plain(cell.quantity(cells));
    const quantity = readInteger(quantityText);
    if (quantity === null) return reject('bad-quantity', { value: quantityText });
    if (quantity === 0) return reject('zero-quantity');
    if (quantity < 0) return reject('negative-quantity', { value: quantity });
    if (quantity > mostQuantity) return reject('quantity-absurd', { value: quantity, most: mostQuantity });
    const price = money(plain(cell.price(cells)), quantity, minorDigits);
    if ('reason' in price) return price;
    const amount = money(plain(cell.amount(cells)), 1, minorDigits);
    if ('reason' in amount) return amount;
    const amountMinor = amount.totalMinor ?? price.totalMinor;
    return {
      ...{ number, customer, cancelled, product, quantity, placedAt, deliveryDate, amountMinor },
      priceMinor: price.oneMinor ?? (amountMinor === null ? null : Math.round(amountMinor / quantity)),
    };
  };
}

/** The order number of a row that could not be read: its order cannot be taken without it. */
export function webOrderNumberReader(bound: BoundMapping): (cells: readonly string[]) => string {
  const cell = bound.cell('orderNumber');
  return (cells) => plain(cell(cells));
}

/** A price and what `quantity` of it come to; both null where the cell is empty. */
function money(
  text: string,
  quantity: number,
  minorDigits: number,
): { oneMinor: number | null; totalMinor: number | null } | Rejected {
  if (text === '') return { oneMinor: null, totalMinor: null };
  const decimal = readDecimal(text);
  if (decimal === null) return reject('bad-price', { value: text });
  if (decimal.units < 0) return reject('negative-price', { value: text });
  const oneMinor = lineAmountMinor(decimal, 1, minorDigits);
  const totalMinor = lineAmountMinor(decimal, quantity, minorDigits);
  return oneMinor === null || totalMinor === null ? reject('price-absurd', { value: text }) : { oneMinor, totalMinor };
}

import type { QuotaState } from '../../contract/order-form.ts';
import type { OrderProblem, ReadBack } from '../../contract/order-placing.ts';
import { formatAmount, formatCutoff } from '../../i18n/format.ts';
import { businessDateAt, minuteOfDayAt } from '../calendar/business-date.ts';
import { type OrderRule, orderTypeOf, orderTypeProblem } from './order-type.ts';

/** What is known of a product at the moment of the check. Quantities in its order unit, price in minor units. */
export interface ProductFacts {
  readonly active: boolean;
  readonly priceMinor: number;
  readonly orderMultiple: number;
  readonly leastQuantity: number;
  readonly mostQuantity: number | null;
  /** null: no quota product. */
  readonly quota: QuotaState | null;
  /** null: stock is not tracked. */
  readonly stockLeft: number | null;
}

/** Everything the check depends on; quota, stock and committed amount without the order that is being checked. */
export interface OrderFacts {
  readonly customerClosed: boolean;
  readonly delivery: {
    readonly deliveryDate: string;
    readonly cutoffAtMs: number;
    readonly deductionAtMs: number | null;
    readonly offDay: boolean;
  } | null;
  /** Delivery date of the next open cut-off, told when this one has passed; null: there is none. */
  readonly nextDeliveryDate: string | null;
  /** The first delivery that is open; an order for a later one is in advance. */
  readonly firstDeliveryDate: string | null;
  /** null: every order type is allowed, or the order was taken already. */
  readonly orderRule: OrderRule | null;
  readonly products: ReadonlyMap<string, ProductFacts>;
  /** Over all quota products of the order; null: not limited. */
  readonly classTotalLeft: number | null;
  readonly depositMinor: number | null;
  readonly creditLimitMinor: number | null;
  readonly committedMinor: number;
  readonly timeZone: string;
  readonly currency: string;
}

export interface CheckedLine {
  readonly productId: string;
  readonly quantity: number;
  /** The price that was shown, where one was; another by now is a problem of the line. */
  readonly priceMinor?: number;
  /** Kept as it is; nothing is judged by it. */
  readonly note?: string | null | undefined;
}

export interface CheckedDraft {
  readonly lines: readonly CheckedLine[];
  readonly offDayReason?: string | null | undefined;
}

export interface OrderCheck {
  /** Any of these refuses the order. In the order of the lines; those of the order as a whole first. */
  readonly problems: readonly OrderProblem[];
  readonly warnings: readonly OrderProblem[];
  readonly readBack: ReadBack;
}

/** More than this in one line is a slip of the finger, whatever quota and stock say. */
export const ABSURD_QUANTITY = 100_000;

/**
 * Checks an order against the facts at `nowMs`; pure, so that the screen and the backend judge alike. Each problem names
 * its product, a sentence (`errors.<key>`) and what is left. Rules: product.md section 4.
 */
export function checkOrder(draft: CheckedDraft, facts: OrderFacts, nowMs: number): OrderCheck {
  const problems: OrderProblem[] = orderProblems(draft, facts, nowMs);
  const seen = new Set<string>();
  let classTotalLeft = facts.classTotalLeft;
  let amountMinor = 0;
  let totalQuantity = 0;
  for (const line of draft.lines) {
    const product = facts.products.get(line.productId);
    const found = lineProblems(line, product, seen.has(line.productId), facts.currency);
    seen.add(line.productId);
    if (found.length === 0 && product?.quota && classTotalLeft !== null) {
      if (line.quantity > classTotalLeft) {
        found.push({
          productId: line.productId,
          key: 'order-line-class-total',
          params: { left: Math.max(0, classTotalLeft), total: Math.max(0, facts.classTotalLeft ?? 0) },
        });
      }
      classTotalLeft -= line.quantity;
    }
    problems.push(...found);
    if (!product || !isSane(line.quantity)) continue;
    amountMinor += line.quantity * product.priceMinor;
    totalQuantity += line.quantity;
  }
  const owedMinor = facts.committedMinor + amountMinor - (facts.depositMinor ?? 0);
  if (facts.creditLimitMinor !== null && owedMinor > facts.creditLimitMinor) {
    problems.push(
      ofOrder('order-credit', {
        limit: amountText(facts.creditLimitMinor, facts.currency),
        over: amountText(owedMinor - facts.creditLimitMinor, facts.currency),
      }),
    );
  }
  const depositMissingMinor = facts.depositMinor === null ? 0 : Math.max(0, owedMinor);
  const deductionAtMs = facts.delivery?.deductionAtMs ?? null;
  const warnings: OrderProblem[] = [];
  if (depositMissingMinor > 0) {
    const missing = amountText(depositMissingMinor, facts.currency);
    warnings.push(
      deductionAtMs === null
        ? ofOrder('order-deposit-short', { missing })
        : ofOrder('order-deposit-short-until', { missing, at: timeText(deductionAtMs, facts.timeZone) }),
    );
  }
  return {
    problems,
    warnings,
    readBack: {
      deliveryDate: facts.delivery?.deliveryDate ?? '',
      lineCount: draft.lines.length,
      totalQuantity,
      amountMinor,
      deductionAtMs,
      depositMissingMinor,
    },
  };
}

function orderProblems(draft: CheckedDraft, facts: OrderFacts, nowMs: number): OrderProblem[] {
  const { delivery } = facts;
  const problems: OrderProblem[] = [];
  if (facts.customerClosed) problems.push(ofOrder('order-customer-closed', {}));
  if (!delivery) {
    problems.push(ofOrder('order-no-delivery', {}));
  } else if (nowMs >= delivery.cutoffAtMs) {
    problems.push(cutoffProblem(delivery.cutoffAtMs, facts.nextDeliveryDate, facts.timeZone));
  } else {
    const type = orderTypeOf(delivery, facts.firstDeliveryDate);
    const refused = facts.orderRule && orderTypeProblem(type, facts.orderRule);
    if (refused) problems.push(ofOrder(refused.key, refused.params));
    else if (delivery.offDay && !draft.offDayReason?.trim()) problems.push(ofOrder('order-off-day-reason', {}));
  }
  if (draft.lines.length === 0) problems.push(ofOrder('order-empty', {}));
  return problems;
}

/** The sentence for a cut-off that has passed, with the next delivery that is still open. */
export function cutoffProblem(cutoffAtMs: number, nextDeliveryDate: string | null, timeZone: string): OrderProblem {
  const cutoff = formatCutoff(cutoffAtMs, timeZone).slice('2026-'.length);
  return nextDeliveryDate === null
    ? ofOrder('order-cutoff-passed', { cutoff })
    : ofOrder('order-cutoff-passed-next', { cutoff, next: nextDeliveryDate });
}

function lineProblems(
  line: CheckedLine,
  product: ProductFacts | undefined,
  repeated: boolean,
  currency: string,
): OrderProblem[] {
  const { productId, quantity } = line;
  const problem = (key: string, params: OrderProblem['params'] = {}): OrderProblem[] => [{ productId, key, params }];
  if (!product) return problem('order-line-product-unknown');
  if (repeated) return problem('order-line-repeated');
  if (!product.active) return problem('order-line-product-inactive');
  if (!Number.isSafeInteger(quantity) || quantity <= 0) return problem('order-line-quantity', { quantity });
  if (quantity > ABSURD_QUANTITY) return problem('order-line-absurd', { quantity, most: ABSURD_QUANTITY });
  const found: OrderProblem[] = [];
  const { orderMultiple, leastQuantity, mostQuantity, quota, stockLeft } = product;
  if (mostQuantity !== null && quantity > mostQuantity) {
    found.push(...problem('order-line-most', { most: mostQuantity }));
  }
  if (quota) found.push(...quotaProblems(productId, quantity, quota));
  if (stockLeft !== null && quantity > stockLeft) {
    found.push(
      ...(stockLeft > 0 ? problem('order-line-stock', { left: stockLeft }) : problem('order-line-stock-none')),
    );
  }
  // Behind what is left: a quantity that fits the multiple and not the stock is no advice.
  if (quantity % orderMultiple !== 0) found.push({ productId, ...multipleProblem(quantity, product) });
  if (quantity < leastQuantity) found.push(...problem('order-line-least', { least: leastQuantity }));
  if (line.priceMinor !== undefined && line.priceMinor !== product.priceMinor) {
    const price = amountText(product.priceMinor, currency);
    found.push(...problem('order-line-price', { price, shown: amountText(line.priceMinor, currency) }));
  }
  return found;
}

/** Which multiples beside this quantity can be had, as far as most, quota and stock go. */
function multipleProblem(quantity: number, product: ProductFacts): Pick<OrderProblem, 'key' | 'params'> {
  const { orderMultiple: multiple, mostQuantity, quota, stockLeft } = product;
  const ceiling = Math.min(mostQuantity ?? Infinity, quota?.left ?? Infinity, stockLeft ?? Infinity);
  const lower = Math.floor(Math.min(quantity, ceiling) / multiple) * multiple;
  if (lower <= 0) return { key: 'order-line-multiple-first', params: { multiple } };
  const higher = lower + multiple;
  if (higher > ceiling) return { key: 'order-line-multiple-lower', params: { multiple, lower } };
  return { key: 'order-line-multiple', params: { multiple, lower, higher } };
}

function quotaProblems(productId: string, quantity: number, quota: QuotaState): OrderProblem[] {
  if (!quota.published) return [{ productId, key: 'order-line-quota-unpublished', params: {} }];
  if (quota.allotted === 0) return [{ productId, key: 'order-line-quota-zero', params: {} }];
  if (quantity <= quota.left) return [];
  const key =
    quota.boundBy === 'product-supply'
      ? 'order-line-supply'
      : quota.boundBy === 'class-total'
        ? 'order-line-class-total'
        : 'order-line-quota';
  const { left, used, allotted } = quota;
  return [{ productId, key, params: { left, used, total: allotted } }];
}

function isSane(quantity: number): boolean {
  return Number.isSafeInteger(quantity) && quantity > 0 && quantity <= ABSURD_QUANTITY;
}

function ofOrder(key: string, params: OrderProblem['params']): OrderProblem {
  return { productId: null, key, params };
}

/** `MM-DD HH:mm` in the company's zone, the same in every language. */
function timeText(atMs: number, timeZone: string): string {
  const minute = minuteOfDayAt(atMs, timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${businessDateAt(atMs, timeZone).slice(5)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** With the currency's sign, as the read-back sentence above a warning writes it: `¥1,234.50`. */
function amountText(amountMinor: number, currency: string): string {
  return formatAmount(amountMinor, currency, 'en');
}

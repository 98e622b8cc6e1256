import type { OrderForm, OrderFormLine } from '../../../../shared/contract/order-form.ts';
import type { OrderProblem } from '../../../../shared/contract/order-placing.ts';
import { ABSURD_QUANTITY, checkOrder } from '../../../../shared/domain/orders/check-order.ts';
import { formFacts } from '../../../../shared/domain/orders/form-facts.ts';
import { orderLinesOf } from '../../../state/order/order-editing.ts';
import { quantityOf, readQuantity } from '../../../state/order/quantity-text.ts';
import type { ProblemsByProduct } from '../../../state/order-work.ts';

/** Problems by product; those of the order as a whole under the empty key. */
export function byProduct(problems: readonly OrderProblem[]): ProblemsByProduct {
  const grouped: Record<string, OrderProblem[]> = {};
  for (const problem of problems) {
    const key = problem.productId ?? '';
    grouped[key] ??= [];
    grouped[key].push(problem);
  }
  return grouped;
}

/** Refusals of what is typed so far, line by line; the order as a whole is judged only at the read-back. */
export function checkTyped(
  form: OrderForm,
  rows: readonly OrderFormLine[],
  texts: Readonly<Record<string, string>>,
  nowMs: number,
): ProblemsByProduct {
  const { problems } = checkOrder({ lines: orderLinesOf(texts, rows) }, formFacts(form, rows), nowMs);
  const ofLines = problems.filter((problem) => problem.productId !== null);
  return byProduct([...ofLines, ...unreadable(rows, texts)]);
}

/** Lines whose text is no number, or more than one. */
export function unreadable(
  rows: readonly OrderFormLine[],
  texts: Readonly<Record<string, string>>,
): readonly OrderProblem[] {
  return rows.flatMap(({ productId, unit }): OrderProblem[] => {
    const text = texts[productId] ?? '';
    const { kind } = readQuantity(text, unit);
    if (kind === 'huge') {
      return [{ productId, key: 'order-line-absurd', params: { quantity: text.trim(), most: ABSURD_QUANTITY } }];
    }
    return kind === 'other' ? [{ productId, key: 'order-line-quantity', params: {} }] : [];
  });
}

/** Texts that mean a number, and how they are written in digits once their field is left: `十二条` is 12. */
export function inDigits(
  rows: readonly OrderFormLine[],
  texts: Readonly<Record<string, string>>,
): readonly { readonly productId: string; readonly text: string }[] {
  return rows.flatMap(({ productId, unit }) => {
    const typed = texts[productId] ?? '';
    const quantity = quantityOf(typed, unit);
    return quantity === null || /^\d+$/.test(typed) ? [] : [{ productId, text: String(quantity) }];
  });
}

/** The first line of the grid that is refused; null: none is. */
export function firstRefused(rows: readonly OrderFormLine[], problems: ProblemsByProduct): string | null {
  return rows.find(({ productId }) => problems[productId])?.productId ?? null;
}

/** Refusals that another product can answer: the product search then begins with what can be had instead. */
const SHORTAGES = new Set(['order-line-stock', 'order-line-stock-none', 'order-line-product-inactive']);
export function isShortage(problemKey: string): boolean {
  return SHORTAGES.has(problemKey);
}

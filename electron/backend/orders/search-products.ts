import type { z } from 'zod';
import { similarProducts } from '../../../db/order-products.ts';
import { popularityOf } from '../../../db/product-popularity.ts';
import { findProducts } from '../../../db/product-search.ts';
import type {
  productSearchInput,
  productSearchOutput,
  substitutesInput,
  substitutesOutput,
} from '../../../shared/contract/order-form.ts';
import {
  type MatchedBy,
  matchProduct,
  productSearchText,
  searchParts,
} from '../../../shared/domain/products/match-product.ts';
import { productScore } from '../../../shared/domain/suggestions/rank-products.ts';
import type { Query } from '../services.ts';
import { formLines } from './form-lines.ts';
import { customerHistory, orderSetting, requireDelivery } from './order-setting.ts';
import { quotaStates } from './quota-states.ts';

const NO_ORDER = '';
const SUBSTITUTES = 5;

/**
 * Products by code, name, pinyin initials or the last digits of a barcode, each with its line ready for the grid. The
 * customer's own products stand first, then the better match, then what it rather takes. Errors: as `requireDelivery`.
 */
export const searchProducts: Query<z.output<typeof productSearchInput>, z.input<typeof productSearchOutput>> = (
  db,
  ctx,
  input,
) => {
  const text = productSearchText(input.text);
  if (text === '') return { matches: [], more: false };
  const setting = orderSetting(db, ctx.nowMs, input);
  const { orderDate } = requireDelivery(setting, input.deliveryDate);
  const history = customerHistory(db, setting);
  const found = new Map<string, { by: MatchedBy; rank: number }>();
  const [part = text] = searchParts(text);
  for (const product of [...findProducts(db, text), ...(part === text ? [] : findProducts(db, part))]) {
    const match = matchProduct(product, text);
    if (match) found.set(product.id, match);
  }
  const hits = popularityOf(db, [...found.keys()]).map(({ productId, code, popularity }) => {
    const { by, rank } = found.get(productId) as { by: MatchedBy; rank: number };
    const ordersSince = history.ordersSince(productId);
    const score = productScore({ ordersSince, popularity });
    return { id: productId, by, rank, own: ordersSince.length > 0, score, code };
  });
  hits.sort(
    (a, b) => Number(b.own) - Number(a.own) || a.rank - b.rank || b.score - a.score || (a.code < b.code ? -1 : 1),
  );
  const shown = hits.slice(0, input.limit);
  const matchedBy = new Map(shown.map((hit) => [hit.id, hit.by]));
  const quotas = quotaStates(db, input.customerId, orderDate, NO_ORDER);
  const lines = formLines(db, [...matchedBy.keys()], orderDate, history, quotas);
  return {
    matches: lines.map((line) => ({ ...line, matchedBy: matchedBy.get(line.productId) ?? 'name' })),
    more: hits.length > shown.length,
  };
};

/** What may be offered instead of a product that is short. Errors: as `requireDelivery`. */
export const findSubstitutes: Query<z.output<typeof substitutesInput>, z.input<typeof substitutesOutput>> = (
  db,
  ctx,
  input,
) => {
  const setting = orderSetting(db, ctx.nowMs, input);
  const { orderDate } = requireDelivery(setting, input.deliveryDate);
  const quotas = quotaStates(db, input.customerId, orderDate, NO_ORDER);
  const lines = formLines(
    db,
    similarProducts(db, input.productId, SUBSTITUTES * 3),
    orderDate,
    customerHistory(db, setting),
    quotas,
  );
  return { lines: lines.filter((line) => line.quota === null || line.quota.left > 0).slice(0, SUBSTITUTES) };
};

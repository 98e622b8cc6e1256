import type { ReadableDB } from '../../../db/connection.ts';
import { findOrder, linesOf, type NamedOrderRow } from '../../../db/orders.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError, type FieldError } from '../../../shared/contract/errors.ts';
import type { OrderDelivery } from '../../../shared/contract/order-form.ts';
import type { OrderProblem } from '../../../shared/contract/order-placing.ts';
import { type CheckedLine, checkOrder, type OrderCheck } from '../../../shared/domain/orders/check-order.ts';
import { joinNotes } from '../../../shared/domain/orders/line-note.ts';
import type { OrderingChannel } from '../../../shared/domain/orders/order-type.ts';
import { formatCutoff } from '../../../shared/i18n/format.ts';
import type { Actor } from '../services.ts';
import { type GatheredFacts, gatherFacts, type ReplacedOrder } from './gather-facts.ts';
import { isOpen, isRescuable, mayAlter } from './order-scope.ts';
import type { OrderSetting } from './order-setting.ts';

export interface Judgement extends OrderCheck {
  readonly facts: GatheredFacts;
  /** All lines of the order as it would stand. */
  readonly lines: readonly CheckedLine[];
}

/** Checks lines against what is stored now; `replaced` is the order that they shall stand for, if any, else it comes by `channel`. */
export function judgeOrder(
  db: ReadableDB,
  setting: OrderSetting,
  delivery: OrderDelivery,
  draft: { readonly lines: readonly CheckedLine[]; readonly offDayReason?: string | null | undefined },
  replaced: ReplacedOrder | null,
  channel: OrderingChannel = 'phone',
): Judgement {
  const ids = draft.lines.map((line) => line.productId);
  const facts = gatherFacts(db, setting, delivery, ids, replaced, channel);
  return { ...checkOrder(draft, facts, setting.nowMs), facts, lines: draft.lines };
}

/**
 * The order that lines are added to, with all lines as they would stand: its own, then the new ones, quantities of the
 * same product added up and their notes joined. Errors: as {@link requireOpenOrder}, `refused/order-other-delivery` {number}.
 */
export function addedTo(
  db: ReadableDB,
  actor: Actor,
  input: { readonly orderId: string; readonly customerId: string; readonly deliveryDate: string },
  lines: readonly CheckedLine[],
  nowMs: number,
): { order: NamedOrderRow; replaced: ReplacedOrder; lines: CheckedLine[] } {
  const order = requireOpenOrder(db, actor, input.orderId, nowMs);
  if (order.customerId !== input.customerId || order.deliveryDate !== input.deliveryDate) {
    throw new AppError('refused', 'order-other-delivery', { number: order.number });
  }
  const before = linesOf(db, order.id);
  const merged = new Map<string, CheckedLine>();
  for (const { productId, quantity, note } of before) merged.set(productId, { productId, quantity, note });
  for (const line of lines) {
    const known = merged.get(line.productId);
    if (!known) merged.set(line.productId, line);
    else {
      const quantity = known.quantity + line.quantity;
      merged.set(line.productId, { ...known, quantity, note: joinNotes(known.note, line.note) });
    }
  }
  return { order, replaced: { id: order.id, lines: before }, lines: [...merged.values()] };
}

/**
 * An order that this person may change or cancel now. Errors: `not-found/order-unknown`, `forbidden/order-of-other`
 * {number}, `refused/order-by-web` {number}, `refused/order-closed` {number} after its cut-off, `refused/order-handed-over` {number},
 * `refused/order-not-open` {number, state}.
 */
export function requireOpenOrder(db: ReadableDB, actor: Actor, orderId: string, nowMs: number): NamedOrderRow {
  const order = findOrder(db, orderId);
  if (!order) throw new AppError('not-found', 'order-unknown');
  if (!mayAlter(db, actor, order)) throw new AppError('forbidden', 'order-of-other', { number: order.number });
  if (order.channel === 'web') throw new AppError('refused', 'order-by-web', { number: order.number });
  if (isOpen(order, nowMs)) return order;
  if (order.state === 'submitted' && order.cutoffAtMs !== null && nowMs >= order.cutoffAtMs) {
    throw new AppError('refused', 'order-closed', { number: order.number });
  }
  if (order.state === 'handed-over') throw new AppError('refused', 'order-handed-over', { number: order.number });
  throw new AppError('refused', 'order-not-open', { number: order.number, state: order.state });
}

/**
 * An order that this person may change or cancel now: open, or failed and to be repaired until its rescue deadline.
 * Errors: those of {@link requireOpenOrder}, `refused/order-lost` {number, until}, `refused/order-lost-at-once` {number}.
 */
export function requireAlterable(db: ReadableDB, actor: Actor, orderId: string, nowMs: number): NamedOrderRow {
  const order = findOrder(db, orderId);
  if (order?.state !== 'failed' || !mayAlter(db, actor, order)) return requireOpenOrder(db, actor, orderId, nowMs);
  if (isRescuable(order, nowMs)) return order;
  const { number, rescueAtMs } = order;
  if (rescueAtMs === null) throw new AppError('refused', 'order-lost-at-once', { number });
  const until = formatCutoff(rescueAtMs, companySettings(db).timeZone);
  throw new AppError('refused', 'order-lost', { number, until });
}

/**
 * Throws what stands against an order: the first problem of the order as a whole, else `refused/order-refused` {count};
 * `fields` name each line by its place in the input.
 */
export function refuseProblems(
  problems: readonly OrderProblem[],
  lines: readonly { readonly productId: string }[],
): void {
  if (problems.length === 0) return;
  const fields = problems.map(({ productId, key, params }): FieldError => {
    const at = lines.findIndex((line) => line.productId === productId);
    return { path: at < 0 ? 'order' : `lines.${at}.quantity`, key, params };
  });
  const whole = problems.find((problem) => problem.productId === null);
  throw new AppError('refused', whole?.key ?? 'order-refused', whole?.params ?? { count: problems.length }, fields);
}

import { type CallRow, callLabels, unsettledCall } from '../../../db/calls.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { type DraftRow, draftsOf } from '../../../db/order-drafts.ts';
import type { NamedOrderRow, OrderLineRow } from '../../../db/orders.ts';
import { heldOnDay, keepRefusedDemand, type RefusedDemandRow } from '../../../db/refused-demand.ts';
import { companySettings } from '../../../db/settings.ts';
import type { DraftLine } from '../../../shared/contract/order-drafts.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { givenUp, type RefusedLine, refusedLines } from '../../../shared/domain/orders/refused-demand.ts';
import type { CommandContext } from '../services.ts';
import { type GatheredFacts, gatherFacts } from './gather-facts.ts';
import type { Judgement } from './judge-order.ts';
import { asOrderDelivery, orderSetting } from './order-setting.ts';

type Asker = Pick<CommandContext, 'nowMs' | 'actor'>;
type Draft = Pick<DraftRow, 'customerId' | 'deliveryDate' | 'taskId'>;

/**
 * Keeps what a draft asked for in vain, of the quantities that the next save takes back. Only such a save costs a look at
 * quota and stock; one that adds or goes on typing costs the comparison.
 */
export function noteGivenUp(tx: WritableDB, ctx: Asker, stored: DraftRow, after: readonly DraftLine[]): void {
  const before = JSON.parse(stored.lines) as DraftLine[];
  const lost = givenUp(before, after);
  if (lost.length > 0) noteRefused(tx, ctx, stored, before, new Set(lost.map(({ productId }) => productId)));
}

/** The same of all that still stands in a draft: it is thrown away, or its call ends without an order. */
export function noteAllAsked(tx: WritableDB, ctx: Asker, draft: DraftRow): void {
  noteRefused(tx, ctx, draft, JSON.parse(draft.lines) as DraftLine[], null);
}

/** What was typed within a call that is over, and is no order. */
export function noteAskedInCall(tx: WritableDB, ctx: Asker, call: CallRow): void {
  if (call.customerId === null) return;
  for (const draft of draftsOf(tx, call.customerId)) {
    if (draft.updatedAtMs >= call.startedAtMs) noteAllAsked(tx, ctx, draft);
  }
}

function noteRefused(
  tx: WritableDB,
  { nowMs, actor }: Asker,
  draft: Draft,
  lines: readonly DraftLine[],
  only: ReadonlySet<string> | null,
): void {
  const asked = lines.flatMap(({ productId, quantity }) => (quantity === null ? [] : [{ productId, quantity }]));
  if (asked.length === 0) return;
  const setting = orderSetting(tx, nowMs, draft);
  const found = setting.deliveries.on(draft.deliveryDate);
  if (!found) return;
  const delivery = asOrderDelivery(found, setting);
  const ids = asked.map(({ productId }) => productId);
  const facts = gatherFacts(tx, setting, delivery, ids, null, 'phone');
  const refused = refusedLines(asked, facts).filter(({ productId }) => only?.has(productId) ?? true);
  const { today } = setting.deliveries;
  keepEach(
    tx,
    askedRows(tx, { nowMs, actor }, { ...draft, orderDay: delivery.orderDate, today, except: '' }, refused, facts),
  );
}

/**
 * What a change of an order asks for in vain, or its repair. The order itself counts as not taken, as its check has it. To be
 * kept by {@link keepEach} once the refused change was rolled back.
 */
export function refusedOfChange(
  db: ReadableDB,
  ctx: Asker,
  order: NamedOrderRow,
  { lines, facts }: Pick<Judgement, 'lines' | 'facts'>,
): RefusedDemandRow[] {
  const { id: except, customerId, orderDay, taskId } = order;
  if (orderDay === null) return [];
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  return askedRows(db, ctx, { customerId, taskId, orderDay, today, except }, refusedLines(lines, facts), facts);
}

export function keepEach(tx: WritableDB, rows: readonly RefusedDemandRow[]): void {
  for (const row of rows) keepRefusedDemand(tx, row);
}

/** Rows of what was asked for; `except`: the order whose lines are among what is asked. */
function askedRows(
  db: ReadableDB,
  { nowMs, actor }: Asker,
  of: Pick<Draft, 'customerId' | 'taskId'> & { readonly [name in 'orderDay' | 'today' | 'except']: string },
  refused: readonly RefusedLine[],
  { products }: Pick<GatheredFacts, 'products'>,
): RefusedDemandRow[] {
  if (refused.length === 0) return [];
  const { customerId, orderDay, today } = of;
  const others = heldOnDay(db, customerId, orderDay, of.except);
  const held = of.except === '' ? others : heldOnDay(db, customerId, orderDay, '');
  const inHand = unsettledCall(db, actor.operatorId);
  const call = inHand?.customerId === customerId ? inHand : null;
  const { routeId, classId } = call ?? callLabels(db, customerId, of.taskId, today);
  return refused.map(({ productId, wanted, allowed, reason }) => {
    const beside = others.get(productId) ?? 0;
    return {
      ...{ customerId, orderDay, productId, stage: 'asked', reason, had: held.get(productId) ?? 0 },
      ...{ wanted: beside + wanted, allowed: beside + allowed, askedOn: today, askedAtMs: nowMs, routeId, classId },
      priceMinor: products.get(productId)?.priceMinor ?? 0,
      ...{ operatorId: actor.operatorId, seatId: actor.seatId, callId: call?.id ?? null },
    };
  });
}

/**
 * Keeps what an order held that falls through for want of stock: of the products that ran short, or where nobody says
 * which those are, of all. To be called before it is marked as failed.
 */
export function noteFallenThrough(
  tx: WritableDB,
  nowMs: number,
  order: NamedOrderRow,
  lines: readonly OrderLineRow[],
  short: readonly string[] | null,
): void {
  const { customerId, orderDay } = order;
  if (orderDay === null) return;
  const askedOn = businessDateAt(nowMs, companySettings(tx).timeZone);
  const held = heldOnDay(tx, customerId, orderDay, order.id);
  const labels = callLabels(tx, customerId, order.taskId, askedOn);
  for (const { productId, quantity, priceMinor } of lines) {
    if (short !== null && !short.includes(productId)) continue;
    const had = held.get(productId) ?? 0;
    keepRefusedDemand(tx, {
      ...{ customerId, orderDay, productId, stage: 'taken', reason: 'fell-through', wanted: had + quantity },
      ...{ allowed: had, had, priceMinor, askedOn, askedAtMs: nowMs, ...labels },
      ...{ operatorId: order.operatorId, seatId: order.seatId, callId: order.callId },
    });
  }
}

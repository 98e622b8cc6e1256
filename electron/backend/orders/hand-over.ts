import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { nextNumber } from '../../../db/commands.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import {
  freezeOrder,
  type HandOverRow,
  handOversOf,
  insertHandOver,
  type WaitingLineRow,
  waitingLines,
} from '../../../db/hand-overs.ts';
import { insertOrderVersion } from '../../../db/order-versions.ts';
import { findRoute, type RouteRow } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { HandOver, HandOverOutput, handOverInput } from '../../../shared/contract/hand-overs.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { handOverFile } from '../../../shared/domain/orders/hand-over-file.ts';
import { formatCutoff, minorDigits } from '../../../shared/i18n/format.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { Actor, CommandContext, UseCase } from '../services.ts';
import { routeCutoffs } from './route-cutoff.ts';

/**
 * Hands the orders of one route and delivery over to the distribution system, once: writes the file with its number and
 * hash, and freezes its orders. Orders that came since the last file (repaired ones) make a supplement; with nothing new
 * the newest file is answered again. Stock and quota stay used: what was ordered is still to be delivered. Errors:
 * `not-found/route-unknown`, `refused/hand-over-too-early` {route, delivery, cutoff} before the cut-off of the route or
 * of one of the orders, `refused/hand-over-nothing` {route, delivery}.
 */
export const handOver: UseCase<z.output<typeof handOverInput>, HandOverOutput> = (tx, ctx, input) => {
  const { routeId, deliveryDate } = input;
  const route = requireRoute(tx, ctx.actor, routeId);
  const settings = companySettings(tx);
  const lines = waitingLines(tx, routeId, deliveryDate);
  const last = handOversOf(tx, deliveryDate, routeId).at(-1);
  const closesAtMs = lines.reduce(
    (latest, line) => Math.max(latest, line.cutoffAtMs ?? 0),
    routeCutoffs(tx, deliveryDate, settings)(routeId) ?? 0,
  );
  const open = ctx.nowMs < closesAtMs;
  if (last && (open || lines.length === 0)) return { ...asHandOver(last), repeated: true };
  const named = { route: `${route.code} ${route.name}`, delivery: deliveryDate };
  if (open) {
    const cutoff = formatCutoff(closesAtMs, settings.timeZone);
    throw new AppError('refused', 'hand-over-too-early', { ...named, cutoff });
  }
  if (lines.length === 0) throw new AppError('refused', 'hand-over-nothing', named);
  const row = writeFile(tx, ctx, route, deliveryDate, lines, last ? last.supplement + 1 : 0);
  const frozen = freeze(tx, ctx, row.id, lines);
  ctx.audit({ entity: 'hand-over', entityId: row.id, after: { ...row, orders: frozen.numbers } });
  ctx.publish('order.changed', frozen.ids);
  return { ...asHandOver(row), repeated: false };
};

/** A route within reach: any, or of the lead's team. Error: `not-found/route-unknown`. */
function requireRoute(db: ReadableDB, actor: Actor, routeId: string): RouteRow {
  const route = findRoute(db, routeId);
  if (!route || !mayHandOver(actor, route)) throw new AppError('not-found', 'route-unknown');
  return route;
}

export function mayHandOver(actor: Actor, route: Pick<RouteRow, 'teamId'>): boolean {
  return reachesTeam(actor, route.teamId);
}

export function asHandOver({ id, routeId: _route, deliveryDate: _date, madeBy: _by, ...row }: HandOverRow): HandOver {
  return { handOverId: id, ...row };
}

function writeFile(
  tx: WritableDB,
  ctx: CommandContext,
  route: RouteRow,
  deliveryDate: string,
  lines: readonly WaitingLineRow[],
  supplement: number,
): HandOverRow {
  const { timeZone, currency } = companySettings(tx);
  const series = businessDateAt(ctx.nowMs, timeZone).replaceAll('-', '');
  const number = `H-${series}-${String(nextNumber(tx, `hand-over-${series}`)).padStart(4, '0')}`;
  // Freezing is a version of its own, and the one that the distribution system knows.
  const frozen = lines.map((line) => ({ ...line, version: line.version + 1 }));
  const head = { number, routeCode: route.code, deliveryDate };
  const content = Buffer.from(handOverFile(head, frozen, minorDigits(currency)), 'utf8');
  const row: HandOverRow = {
    id: ctx.newId(),
    number,
    routeId: route.id,
    deliveryDate,
    supplement,
    orderCount: new Set(lines.map((line) => line.orderId)).size,
    ...sumsOf(lines),
    sha256: createHash('sha256').update(content).digest('hex'),
    madeAtMs: ctx.nowMs,
    madeBy: ctx.actor.operatorId,
    madeByName: ctx.actor.name,
  };
  insertHandOver(tx, { ...row, content });
  return row;
}

function freeze(
  tx: WritableDB,
  ctx: CommandContext,
  handOverId: string,
  lines: readonly WaitingLineRow[],
): { ids: string[]; numbers: string[] } {
  const orders = [...Map.groupBy(lines, (line) => line.orderId)];
  for (const [orderId, ofOrder] of orders) {
    freezeOrder(tx, orderId, handOverId);
    insertOrderVersion(tx, {
      orderId,
      version: (ofOrder[0]?.version ?? 0) + 1,
      state: 'handed-over',
      atMs: ctx.nowMs,
      operatorId: ctx.actor.operatorId,
      operatorName: ctx.actor.name,
      reason: null,
      lines: JSON.stringify(
        ofOrder.map(({ productId, quantity, priceMinor }) => ({ productId, quantity, priceMinor })),
      ),
      ...sumsOf(ofOrder),
    });
  }
  return { ids: orders.map(([id]) => id), numbers: orders.map(([, ofOrder]) => ofOrder[0]?.orderNumber ?? '') };
}

function sumsOf(lines: readonly WaitingLineRow[]): { lineCount: number; totalQuantity: number; amountMinor: number } {
  return {
    lineCount: lines.length,
    totalQuantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    amountMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
  };
}

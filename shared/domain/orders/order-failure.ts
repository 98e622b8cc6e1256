import { FAILED_REASONS, type FailedReason } from '../../contract/orders.ts';

/**
 * Until when an order that fails at `nowMs` may be repaired or cancelled: the rescue deadline of its order day, or its
 * own cut-off where that is later and still to come. null: there is neither, so it is lost at once.
 */
export function rescueUntil(rescueAtMs: number | null, cutoffAtMs: number | null, nowMs: number): number | null {
  if (cutoffAtMs === null || cutoffAtMs <= nowMs) return rescueAtMs;
  return Math.max(cutoffAtMs, rescueAtMs ?? cutoffAtMs);
}

/** Why an order failed, as its version keeps it: the code, then what was said of it. */
export function failureText(reason: FailedReason, note: string | null): string {
  return note === null ? reason : `${reason}: ${note}`;
}

/** Reads {@link failureText} again; null for any other text. */
export function readFailureText(text: string): { reason: FailedReason; note: string | null } | null {
  const [, code, note] = /^([a-z-]+)(?:: (.*))?$/s.exec(text) ?? [];
  const reason = FAILED_REASONS.find((one) => one === code);
  return reason ? { reason, note: note ?? null } : null;
}

/** A line of a phone order that is not handed over yet, of a product whose stock ran short. */
export interface WaitingLine {
  readonly orderId: string;
  readonly number: string;
  readonly placedAtMs: number;
  readonly productId: string;
  readonly quantity: number;
}

export interface FallenOrder {
  readonly orderId: string;
  /** The products that ran short for it. */
  readonly productIds: readonly string[];
}

/**
 * Which orders fall through when stock is taken away: of those that ask for a product whose stock `left` is below 0, the
 * latest placed first (then the higher number), until what is left asks for no more than there is. An order falls as a
 * whole, so what it asks for of other products is free again: those placed after it that fit now stay, the earliest
 * first, unless one before them waits for the same product.
 */
export function ordersFallingThrough(lines: readonly WaitingLine[], left: ReadonlyMap<string, number>): FallenOrder[] {
  const leftNow = new Map(left);
  const give = (ofOrder: readonly WaitingLine[], sign: 1 | -1) => {
    for (const { productId, quantity } of ofOrder) {
      const before = leftNow.get(productId);
      if (before !== undefined) leftNow.set(productId, before + sign * quantity);
    }
  };
  const orders = [...Map.groupBy(lines, (line) => line.orderId).values()].sort(laterFirst);
  const falling: (readonly WaitingLine[])[] = [];
  for (const ofOrder of orders) {
    if (!ofOrder.some(({ productId }) => (leftNow.get(productId) ?? 0) < 0)) continue;
    falling.push(ofOrder);
    give(ofOrder, 1);
  }
  const fallen: FallenOrder[] = [];
  const waitedFor = new Set<string>();
  for (const ofOrder of falling.toReversed()) {
    give(ofOrder, -1);
    const products = [...new Set(ofOrder.map((line) => line.productId))];
    const short = products.filter((id) => (leftNow.get(id) ?? 0) < 0 || waitedFor.has(id));
    if (short.length === 0) continue;
    give(ofOrder, 1);
    for (const id of short) waitedFor.add(id);
    fallen.unshift({ orderId: ofOrder[0]?.orderId ?? '', productIds: short });
  }
  return fallen;
}

function laterFirst([a]: readonly WaitingLine[], [b]: readonly WaitingLine[]): number {
  if (!a || !b) return 0;
  return b.placedAtMs - a.placedAtMs || (a.number < b.number ? 1 : -1);
}

import type { StoredLine } from '../../db/testing/stored-orders.ts';

/** What the windows know because it was acknowledged to them. */
export interface Ledger {
  readonly orders: Map<string, KnownOrder>;
  /** By `CUSTOMER DELIVERY`; absent: none. */
  readonly drafts: Map<string, KnownDraft>;
  /** Results of acknowledged commands by id. */
  readonly commands: Map<string, { readonly procedure: string; readonly result: unknown }>;
  /** Hash by id. */
  readonly handOvers: Map<string, string>;
  /** The newest file of each kind that was wholly imported; 0: none. */
  readonly imported: { stock: number; quotas: number; orders: number; customers: number };
  /** What the caller has in hand; null: not known. */
  inHand: { readonly taskId: string | null; readonly callId: string | null } | null;
  readonly counts: FaultCounts;
}

export interface KnownOrder {
  readonly id: string;
  readonly customerId: string;
  readonly deliveryDate: string;
  readonly version: number;
  readonly state: 'submitted' | 'cancelled';
  readonly lines: readonly StoredLine[];
}

export interface KnownDraft {
  readonly revision: number;
  readonly lines: readonly StoredLine[];
}

/** What is printed. */
export interface FaultCounts {
  kills: number;
  killedWhileStarting: number;
  ordersAcknowledged: number;
  changes: number;
  cancellations: number;
  draftSaves: number;
  draftsDiscarded: number;
  calls: number;
  handOvers: number;
  imports: number;
  refusals: number;
  /** Commands that a kill left unanswered: done already when asked again, or done then. */
  unansweredDone: number;
  unansweredNotDone: number;
}

export function createLedger(): Ledger {
  return {
    orders: new Map(),
    drafts: new Map(),
    commands: new Map(),
    handOvers: new Map(),
    imported: { stock: 0, quotas: 0, orders: 0, customers: 0 },
    inHand: null,
    counts: {
      kills: 0,
      killedWhileStarting: 0,
      ordersAcknowledged: 0,
      changes: 0,
      cancellations: 0,
      draftSaves: 0,
      draftsDiscarded: 0,
      calls: 0,
      handOvers: 0,
      imports: 0,
      refusals: 0,
      unansweredDone: 0,
      unansweredNotDone: 0,
    },
  };
}

export const draftKey = (customerId: string, deliveryDate: string) => `${customerId} ${deliveryDate}`;

/** Quantities of the same product added up, as adding to an order does. */
export function addLines(before: readonly StoredLine[], lines: readonly StoredLine[]): StoredLine[] {
  const sums = new Map<string, number>();
  for (const { productId, quantity } of [...before, ...lines]) {
    sums.set(productId, (sums.get(productId) ?? 0) + quantity);
  }
  return [...sums].map(([productId, quantity]) => ({ productId, quantity }));
}

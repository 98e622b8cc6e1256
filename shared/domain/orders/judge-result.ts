import type { RejectReason } from '../../contract/import-report.ts';
import type { FailedReason, OrderSummary } from '../../contract/orders.ts';
import { failureText } from './order-failure.ts';

/** What the distribution system says became of an order. */
export interface OrderResult {
  readonly result: 'delivered' | 'accepted' | 'failed';
  /** Why it failed; null: it did not. */
  readonly failure: { readonly reason: FailedReason; readonly note: string | null } | null;
}

/** What is known of the order that a result names. Instants in UTC ms. */
export interface ResultFacts {
  readonly number: string;
  readonly state: OrderSummary['state'];
  readonly kind: OrderSummary['kind'];
  readonly channel: OrderSummary['channel'];
  readonly failedReason: FailedReason | null;
  readonly failedNote: string | null;
  /** When the newest file that holds it was made; null: none does. */
  readonly handedOverAtMs: number | null;
  /** Its last failure by `failureText`, whatever became of it since; null: it never failed. */
  readonly failedBefore: string | null;
}

export type ResultVerdict =
  | { readonly kind: 'deliver' | 'fail' | 'stored' }
  | { readonly kind: 'refused'; readonly reason: RejectReason; readonly params: Readonly<Record<string, string>> };

/**
 * What a result does to an order. Only an order that is with the distribution system can get one; what is stored already
 * changes nothing. After a repair the order is another one than the result may be about: a result from before its file
 * was made, or one that repeats the earlier failure without saying when, is refused. `atMs` null: the file does not say.
 */
export function judgeResult({ result, failure }: OrderResult, atMs: number | null, order: ResultFacts): ResultVerdict {
  const refuse = (reason: RejectReason, params: Readonly<Record<string, string>> = {}): ResultVerdict => ({
    kind: 'refused',
    reason,
    params: { order: order.number, ...params },
  });
  if (order.kind === 'return' || order.channel === 'history' || order.channel === 'web') {
    return refuse('order-not-by-phone', { channel: order.channel });
  }
  switch (order.state) {
    case 'cancelled':
      return refuse('order-was-cancelled');
    case 'submitted':
      return refuse(order.failedBefore === null ? 'order-not-handed-over' : 'order-repaired');
    case 'failed':
      return failure?.reason === order.failedReason && failure?.note === order.failedNote
        ? { kind: 'stored' }
        : refuse('result-differs', { state: 'failed' });
    case 'delivered':
      return result === 'failed' ? refuse('result-differs', { state: 'delivered' }) : { kind: 'stored' };
    case 'handed-over':
      if (atMs !== null && order.handedOverAtMs !== null && atMs < order.handedOverAtMs) return refuse('result-older');
      if (result === 'accepted') return { kind: 'stored' };
      if (result === 'delivered') return { kind: 'deliver' };
      return atMs === null && order.failedBefore === failureText(failure?.reason ?? 'other', failure?.note ?? null)
        ? refuse('result-repeated')
        : { kind: 'fail' };
  }
}

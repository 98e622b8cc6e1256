import type { TFunction } from 'i18next';
import type { OrderFailure } from '../contract/orders.ts';

/** Why an order fell through, in words: the reason, and what was said of it. */
export function failureWords(t: TFunction, { reason, note }: Pick<OrderFailure, 'reason' | 'note'>): string {
  const word = t(`orders.failedReasons.${reason}`);
  return note === null ? word : t('orders.failedWith', { reason: word, note });
}

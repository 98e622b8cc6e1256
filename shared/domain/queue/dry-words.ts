import type { DryCustomer, DryReason } from '../../contract/queue.ts';
import type { Translate } from '../strategies/rule-in-words.ts';

/**
 * The particular of one customer whose call is held back: until when, by whom, after how many attempts. `clock` writes an
 * instant as a time of the day. Empty where the reason says it all.
 */
export function dryDetail(
  reason: DryReason,
  customer: DryCustomer,
  t: Translate,
  clock: (atMs: number) => string,
): string {
  const { untilMs, who, attempts, mostAttempts: most, lastDisposition, note } = customer;
  const at = untilMs === null ? '' : clock(untilMs);
  const last = lastDisposition === null ? '' : t(`callLog.disposition.${lastDisposition}`);
  const words = (key: string, params: Record<string, string | number>) => t(`queue.dryDetail.${key}`, params);
  switch (reason) {
    case 'cooling-down':
      return last === '' ? words('until', { at }) : words('untilLast', { at, last });
    case 'promised-later':
      return who === null ? words('promised', { at }) : words('promisedFor', { at, who });
    case 'cut-off-passed':
      return at === '' ? '' : words('cutoff', { at });
    case 'outside-window':
      return at === '' ? words('noMoreWindow', {}) : words('from', { at });
    case 'held-by-seat':
    case 'same-owner-held':
      return who === null ? '' : words('seat', { who });
    case 'other-operator':
      return at === '' ? (who ?? '') : words('operatorUntil', { at, who: who ?? '' });
    case 'attempts-used-up':
      return last === '' ? words('attempts', { attempts, most }) : words('attemptsLast', { attempts, most, last });
    case 'needs-skill':
      return words(who === null ? 'skillNobody' : 'skill', { skills: note ?? '', who: who ?? '' });
    case 'paused':
    case 'ordered-elsewhere':
      return note ?? '';
    case 'closed':
    case 'do-not-call':
    case 'no-phone':
      return '';
  }
}

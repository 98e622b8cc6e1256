import type { CallItem } from '../../shared/contract/queue.ts';

/** What an item of the agenda came to: the order that was taken in the call closed its own question. */
export function agendaState({ state, closedReason }: Pick<CallItem, 'state' | 'closedReason'>): CallItem['state'] {
  return state === 'closed' && closedReason === 'ordered-by-phone' ? 'done' : state;
}

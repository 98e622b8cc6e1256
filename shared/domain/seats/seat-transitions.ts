import type { SeatState } from '../../contract/seats.ts';

/**
 * From which state a seat may go to which. Any state may pause or sign out (product.md section 3: a break or a shift
 * end is never blocked; the call in hand is parked), and an incoming call may be taken in every state but talking (its use
 * case refuses that). Talking to talking goes from one shop of an owner to the next, in the same conversation;
 * paused to paused from one reason to another.
 */
export const SEAT_TRANSITIONS: Readonly<Record<SeatState, readonly SeatState[]>> = {
  'signed-out': ['ready'],
  ready: ['preview', 'talking', 'paused', 'signed-out'],
  preview: ['preview', 'dialing', 'talking', 'wrap-up', 'ready', 'paused', 'signed-out'],
  dialing: ['talking', 'wrap-up', 'ready', 'paused', 'signed-out'],
  talking: ['talking', 'hold', 'wrap-up', 'ready', 'paused', 'signed-out'],
  hold: ['talking', 'wrap-up', 'ready', 'paused', 'signed-out'],
  'wrap-up': ['preview', 'talking', 'ready', 'paused', 'signed-out'],
  paused: ['paused', 'ready', 'talking', 'signed-out'],
};

/** True when a seat in state `from` may go to `to`. */
export function mayChangeSeatState(from: SeatState, to: SeatState): boolean {
  return SEAT_TRANSITIONS[from].includes(to);
}

/** States in which a call has begun and waits for its result. */
export function isInCall(state: SeatState): boolean {
  return state === 'dialing' || state === 'talking' || state === 'hold';
}

/** States that count as busy (product.md section 8: preview + dialing + talk + hold + wrap-up). */
export function isBusyState(state: SeatState): boolean {
  return state === 'preview' || state === 'wrap-up' || isInCall(state);
}

import type { SeatState } from '../../shared/contract/seats.ts';
import type { StateTone } from './state-look.tsx';

/** What each state of a seat looks like, from the seat itself as from the lead's chair. */
export const SEAT_TONES: Readonly<Record<SeatState, StateTone>> = {
  'signed-out': 'off',
  ready: 'ready',
  preview: 'preview',
  dialing: 'talking',
  talking: 'talking',
  hold: 'waiting',
  'wrap-up': 'wrap-up',
  paused: 'paused',
};

import type { BoardState } from '../../shared/contract/queue.ts';
import type { StateTone } from './state-look.tsx';

/** What each state of a call looks like; the word stands beside. */
export const BOARD_TONES: Readonly<Record<BoardState, StateTone>> = {
  free: 'ready',
  waiting: 'waiting',
  'used-up': 'none',
  held: 'talking',
  done: 'done',
  missed: 'overdue',
};

import type { Messages } from '../messages.ts';
import type { seats as zh } from '../zh-CN/seats.ts';

export const seats: Messages<typeof zh> = {
  state: {
    'signed-out': 'Signed out',
    ready: 'Ready',
    preview: 'Preview',
    dialing: 'Dialing',
    talking: 'Talking',
    hold: 'On hold',
    'wrap-up': 'Wrap-up',
    paused: 'Paused',
  },
  pauseReason: {
    'short-break': 'Short break',
    meal: 'Meal',
    meeting: 'Meeting',
    training: 'Training',
    coaching: 'Coaching',
    'desk-work': 'Desk work',
    technical: 'Technical fault',
  },
};

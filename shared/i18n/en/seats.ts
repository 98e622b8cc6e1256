import type { Messages } from '../messages.ts';
import type { seats as zh } from '../zh-CN/seats.ts';

export const seats: Messages<typeof zh> = {};

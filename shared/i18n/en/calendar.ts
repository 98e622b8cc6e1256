import type { Messages } from '../messages.ts';
import type { calendar as zh } from '../zh-CN/calendar.ts';

export const calendar: Messages<typeof zh> = {};

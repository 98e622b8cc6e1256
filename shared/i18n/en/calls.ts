import type { Messages } from '../messages.ts';
import type { calls as zh } from '../zh-CN/calls.ts';

export const calls: Messages<typeof zh> = {};

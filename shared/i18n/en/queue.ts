import type { Messages } from '../messages.ts';
import type { queue as zh } from '../zh-CN/queue.ts';

export const queue: Messages<typeof zh> = {};

import type { Messages } from '../messages.ts';
import type { supervision as zh } from '../zh-CN/supervision.ts';

export const supervision: Messages<typeof zh> = {};

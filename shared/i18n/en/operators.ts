import type { Messages } from '../messages.ts';
import type { operators as zh } from '../zh-CN/operators.ts';

export const operators: Messages<typeof zh> = {};

import type { Messages } from '../messages.ts';
import type { strategies as zh } from '../zh-CN/strategies.ts';

export const strategies: Messages<typeof zh> = {};

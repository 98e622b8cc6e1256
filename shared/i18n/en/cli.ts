import type { Messages } from '../messages.ts';
import type { cli as zh } from '../zh-CN/cli.ts';

export const cli: Messages<typeof zh> = {};

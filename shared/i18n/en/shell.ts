import type { Messages } from '../messages.ts';
import type { shell as zh } from '../zh-CN/shell.ts';

export const shell: Messages<typeof zh> = {};

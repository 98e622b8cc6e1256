import type { Messages } from '../messages.ts';
import type { imports as zh } from '../zh-CN/imports.ts';

export const imports: Messages<typeof zh> = {};

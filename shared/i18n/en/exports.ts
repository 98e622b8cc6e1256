import type { Messages } from '../messages.ts';
import type { exports as zh } from '../zh-CN/exports.ts';

export const exports: Messages<typeof zh> = {};

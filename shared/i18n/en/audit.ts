import type { Messages } from '../messages.ts';
import type { audit as zh } from '../zh-CN/audit.ts';

export const audit: Messages<typeof zh> = {};

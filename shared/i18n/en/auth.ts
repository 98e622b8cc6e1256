import type { Messages } from '../messages.ts';
import type { auth as zh } from '../zh-CN/auth.ts';

export const auth: Messages<typeof zh> = {};

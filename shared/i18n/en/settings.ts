import type { Messages } from '../messages.ts';
import type { settings as zh } from '../zh-CN/settings.ts';

export const settings: Messages<typeof zh> = {};

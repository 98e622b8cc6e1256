import type { Messages } from '../messages.ts';
import type { sample as zh } from '../zh-CN/sample.ts';

export const sample: Messages<typeof zh> = {};

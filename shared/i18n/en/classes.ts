import type { Messages } from '../messages.ts';
import type { classes as zh } from '../zh-CN/classes.ts';

export const classes: Messages<typeof zh> = {};

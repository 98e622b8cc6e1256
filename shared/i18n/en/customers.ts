import type { Messages } from '../messages.ts';
import type { customers as zh } from '../zh-CN/customers.ts';

export const customers: Messages<typeof zh> = {};

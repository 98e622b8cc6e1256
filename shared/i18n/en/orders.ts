import type { Messages } from '../messages.ts';
import type { orders as zh } from '../zh-CN/orders.ts';

export const orders: Messages<typeof zh> = {};

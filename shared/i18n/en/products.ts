import type { Messages } from '../messages.ts';
import type { products as zh } from '../zh-CN/products.ts';

export const products: Messages<typeof zh> = {};

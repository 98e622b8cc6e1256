import type { Messages } from '../messages.ts';
import type { routes as zh } from '../zh-CN/routes.ts';

export const routes: Messages<typeof zh> = {};

import type { Messages } from '../messages.ts';
import type { operators as zh } from '../zh-CN/operators.ts';

export const operators: Messages<typeof zh> = {
  roles: { operator: 'operator', lead: 'shift lead', supervisor: 'supervisor', administrator: 'administrator' },
  inactive: 'inactive',
};

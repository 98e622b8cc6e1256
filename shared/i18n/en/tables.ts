import type { Messages } from '../messages.ts';
import type { tables as zh } from '../zh-CN/tables.ts';

export const tables: Messages<typeof zh> = {
  csv: 'CSV',
  save: 'Save this table as CSV',
  total: 'Total',
  before: '{{name}} (period before)',
  share: '{{name}} (%)',
  seconds: '{{name}} (s)',
  hours: '{{name}} (h)',
  amount: '{{name}} ({{currency}})',
  of: '{{group}}, {{name}}',
};

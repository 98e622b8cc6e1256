import type { Messages } from '../messages.ts';
import type { tables as zh } from '../zh-CN/tables.ts';

export const tables: Messages<typeof zh> = {
  csv: 'CSV',
  xlsx: 'Excel',
  save: { csv: 'Save this table as CSV', xlsx: 'Save this table as an Excel workbook' },
  total: 'Total',
  before: '{{name}} (period before)',
  share: '{{name}} (%)',
  seconds: '{{name}} (s)',
  hours: '{{name}} (h)',
  amount: '{{name}} ({{currency}})',
  of: '{{group}}, {{name}}',
};

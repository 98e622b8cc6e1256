import type { Messages } from '../messages.ts';
import type { errors as zh } from '../zh-CN/errors.ts';

export const errors: Messages<typeof zh> = {
  'session-ended': 'Your session has ended. Please sign in again.',
  'right-missing': 'You do not have the right to do this ({{right}}).',
  'command-id-missing': 'The request carries no command id; nothing was changed.',
  'command-reused': 'This command id was already used for something else; nothing was changed.',
  'database-busy': 'Another program is using the database. Please try again; nothing was changed.',
  internal: 'The program failed and wrote it to its log (no. {{logId}}). What was saved is not lost.',
  'input-invalid': 'Please check: {{fields}}',
  'field-invalid': 'This is not valid ({{problem}})',
  'procedure-unknown': 'The program cannot do this.',
  'request-invalid': 'The request was not understood.',
  'job-cancelled': 'Cancelled.',
  'job-failed': 'The background job "{{job}}" failed: {{problem}}',
  'disk-full':
    'The disk is full, so this was not saved; what was stored before is safe. Free some space and try again.',
  'data-folder-not-writable': 'The data folder cannot be written: {{file}}. Check its permissions.',
  'database-corrupt': 'The database file is damaged: {{file}}.',
  'database-from-future':
    'The database was written by a newer version ({{found}}; this program knows up to {{known}}). Please update the program.',
  'database-foreign': 'This file is not an Orderline database.',
  'backup-damaged': 'This backup is damaged; nothing was changed: {{file}}',
};

import type { Messages } from '../messages.ts';
import type { backup as zh } from '../zh-CN/backup.ts';

export const backup: Messages<typeof zh> = {
  sound: 'The database is sound.',
  found: 'Problems found: {{count}}',
  done: 'Backed up to {{file}}',
  restored: 'Restored from {{file}}.',
  setAside: 'The database that was there is kept as {{file}}',
  filesBack: 'Files of cases brought back from the backup: {{count}}',
  command: {
    doctor: 'say whether the data folder is sound',
    backup: 'back up the database',
    restore: 'go back to a backup (the program must have ended); what was there is kept beside it',
    file: 'the backup (default: the newest)',
  },
  finding: {
    'structure-damaged': 'The database is damaged: {{problem}}. Use restore to go back to a backup.',
    'dangling-reference': 'Table {{table}}: {{rows}} rows refer to something that is not there.',
    'order-totals-differ': 'Orders whose totals differ from their lines: {{rows}}.',
    'order-without-lines': 'Orders without lines: {{rows}}.',
    'task-twice': 'Customers with two open calls on one day: {{rows}}.',
    'customer-held-twice': 'Customers held by two seats at once: {{rows}}.',
    'held-without-lease': 'Calls whose state and lease disagree: {{rows}}.',
    'done-without-disposition': 'Finished calls without a disposition: {{rows}}.',
    'class-of-another-type': 'Class memberships of another class type: {{rows}}.',
    'no-administrator': 'No administrator is active. Add one with operator add.',
    'attachment-missing':
      'Files of cases that are lost or changed: {{count}} ({{names}}). Copy them back from backups/attachments, or from a copy of the data folder.',
    'customer-not-searchable': 'Customers missing from the search index: {{rows}}.',
    'case-not-searchable': 'Cases missing from the search index: {{rows}}. They are added when the program is started.',
    'audit-row-changed': 'Audit log: row {{row}} was changed from outside the program.',
    'audit-rows-missing': 'Audit log: rows {{from}} to {{to}} were taken out.',
    'audit-row-out-of-place':
      'Audit log: row {{row}} does not follow the row before it. It was put in or moved, or the row before it was written anew.',
    'audit-end-missing': 'Audit log: its last rows, {{from}} to {{to}}, were taken out.',
    'audit-archive-unannounced':
      'Audit log: no row announces the archive {{file}}, or it does not follow the one before it.',
    'audit-archive-missing':
      'Audit log: the archive {{file}} is gone. Copy it back from backups/audit, or from a copy of the data folder.',
    'audit-archive-changed': 'Audit log: the archive {{file}} was changed.',
    'audit-seal-broken': 'Audit log: row {{row}} is not the one that was sealed {{at}}, or it is gone.',
    'audit-seals-unreadable': 'Audit log: line {{line}} of audit/seals.jsonl can’t be read.',
    'audit-restored': 'Audit log: rows {{from}} to {{to}} were taken back by the restore of {{at}}.',
    'disk-nearly-full': 'Only {{freeMb}} MB of disk are left.',
    'import-unfinished':
      'A file is taken over and not yet written to its end. It is being written now, or goes on at the next start of the program or with the next import.',
    'no-backup': 'There is no backup yet.',
    'backup-old': 'The newest backup is {{days}} days old.',
  },
};

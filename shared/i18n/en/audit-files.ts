import type { Messages } from '../messages.ts';
import type { auditFiles as original } from '../zh-CN/audit-files.ts';

export const auditFiles: Messages<typeof original> = {
  whole: 'The audit log is whole: {{rows}} rows in the database, {{archived}} in {{archives}} archives.',
  fileWhole: 'The archive is whole: {{rows}} rows ({{from}} to {{to}}), SHA-256 {{sha256}}',
  broken: 'Problems found in the audit log: {{count}}',
  archived: 'Rows {{firstSeq}} to {{lastSeq}} ({{rows}}) were moved to {{file}}, SHA-256 {{sha256}}',
  nothingToArchive: 'Nothing to archive: the rule (settings, audit log) keeps every row.',
  command: {
    audit: 'the audit log and its archives',
    verify: 'check the chain of the log, its archives and its seals, or one archive file',
    file: 'an archive file (audit-….jsonl.gz)',
    sealOption: 'a seal that was kept elsewhere; the log must still have that row',
    seal: 'print the seal of the log’s end, to be kept elsewhere',
    archive: 'move older rows to a sealed file, as the rule says',
    show: 'list the rows of an archive, one a line',
    text: 'only rows that hold this text',
  },
};

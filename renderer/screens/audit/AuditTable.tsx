import { Table, type TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../shared/contract/audit.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { actionWord, entityWord, personWord } from './audit-words.ts';
import { ChangeList } from './ChangeList.tsx';

interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  readonly loading: boolean;
}

/** One row an act; opened, it shows what was before and after. */
export function AuditTable({ entries, loading }: AuditTableProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  return (
    <Table<AuditEntry>
      size="small"
      rowKey="seq"
      loading={loading}
      columns={columnsOf(t, timeZone)}
      dataSource={[...entries]}
      pagination={false}
      expandable={{
        expandedRowRender: (entry) => <ChangeList changes={entry.changes} />,
        rowExpandable: (entry) => entry.changes.length > 0,
        columnTitle: <span className="visually-hidden">{t('audit.open')}</span>,
        expandRowByClick: true,
      }}
    />
  );
}

function columnsOf(t: TFunction, timeZone: string): NonNullable<TableProps<AuditEntry>['columns']> {
  return [
    { key: 'seq', title: t('audit.seq'), dataIndex: 'seq', align: 'right', width: 72 },
    {
      key: 'at',
      title: t('audit.at'),
      width: 158,
      render: (_value, entry) => (
        <time dateTime={new Date(entry.atMs).toISOString()}>
          {formatInstant(entry.atMs, timeZone, 'date')} {formatInstant(entry.atMs, timeZone, 'time-seconds')}
        </time>
      ),
    },
    {
      key: 'person',
      title: t('audit.person'),
      width: 120,
      ellipsis: true,
      render: (_value, row) => personWord(t, row.actorName),
    },
    {
      key: 'action',
      title: t('audit.action'),
      width: 190,
      render: (_value, entry) => <span title={entry.action}>{actionWord(t, entry.action)}</span>,
    },
    {
      key: 'entity',
      title: t('audit.entity'),
      width: 120,
      render: (_value, entry) => (entry.entity === null ? '' : entityWord(t, entry.entity)),
    },
    {
      key: 'changes',
      title: t('audit.changes'),
      ellipsis: true,
      render: (_value, entry) => summaryOf(entry),
    },
    { key: 'reason', title: t('audit.reason'), dataIndex: 'reason', width: 160, ellipsis: true },
  ];
}

/** The first few changes in one line: `state: open → held`, and of something new just what it is. */
function summaryOf({ changes }: AuditEntry): string {
  // Ids say nothing at a glance; opened, the row shows them.
  const telling = changes.filter(({ before, after }) => !isId(before ?? after ?? ''));
  const shown = telling
    .slice(0, 3)
    .map(({ path, before, after }) => `${path}: ${before === null ? after : `${before} → ${after ?? '–'}`}`);
  return shown.join(' · ') + (changes.length > shown.length ? ` · +${changes.length - shown.length}` : '');
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);
}

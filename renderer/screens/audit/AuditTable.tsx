import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../shared/contract/audit.ts';
import { type AuditCells, auditCells } from '../../../shared/i18n/audit-cells.ts';
import type { AuditTextContext } from '../../../shared/i18n/audit-text.ts';
import { useNearEnd } from '../../components/use-near-end.ts';
import { type VirtualColumn, VirtualTable } from '../../components/VirtualTable.tsx';

/** Changes of a row that its line tells. */
const TOLD = 3;

interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  readonly texts: AuditTextContext;
  readonly hasMore: boolean;
  onNearEnd(): void;
  onOpen(seq: number): void;
}

/** One row an act; opened, it shows what was before and after. */
export function AuditTable({ entries, texts, hasMore, onNearEnd, onOpen }: AuditTableProps) {
  const { t } = useTranslation();
  const columns = useMemo(() => columnsOf(texts), [texts]);
  const onVisible = useNearEnd(entries.length, hasMore, onNearEnd);
  return (
    <VirtualTable
      label={t('audit.title')}
      columns={columns}
      rowCount={entries.length}
      rowAt={(index) => entries[index]}
      onVisible={onVisible}
      onOpen={(row) => onOpen(row.seq)}
    />
  );
}

function columnsOf(texts: AuditTextContext): VirtualColumn<AuditEntry>[] {
  const { t } = texts;
  const column = (
    key: keyof AuditCells,
    title: string,
    width: string,
    render: (cells: AuditCells, entry: AuditEntry) => ReactNode,
  ): VirtualColumn<AuditEntry> => ({
    ...{ key, title, width },
    render: (entry) => render(auditCells(entry, texts, TOLD), entry),
  });
  return [
    { key: 'seq', title: t('audit.seq'), width: '76px', align: 'right', render: ({ seq }) => seq },
    column('at', t('audit.at'), '172px', ({ at }, { atMs }) => (
      <time className="tabular" dateTime={new Date(atMs).toISOString()}>
        {at}
      </time>
    )),
    column('person', t('audit.person'), '110px', ({ person }) => person),
    column('action', t('audit.action'), 'minmax(120px, 1fr)', ({ action }, entry) => (
      <span title={entry.action}>{action}</span>
    )),
    column('thing', t('audit.entity'), 'minmax(150px, 1.2fr)', ({ entity, thing }) => (
      <span title={thing}>
        <span className="audit-kind">{entity}</span> {thing}
      </span>
    )),
    column('changes', t('audit.changes'), 'minmax(200px, 3.4fr)', ({ changes }, entry) => {
      const more = entry.changes.length - changes.length;
      const text = changes.join(' · ') + (more > 0 ? ` · +${more}` : '');
      return <span title={text}>{text}</span>;
    }),
    column('reason', t('audit.reason'), 'minmax(100px, 1fr)', ({ reason }) => <span title={reason}>{reason}</span>),
  ];
}

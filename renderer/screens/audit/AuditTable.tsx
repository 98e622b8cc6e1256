import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../shared/contract/audit.ts';
import {
  type AuditTextContext,
  actionWord,
  entityWord,
  fieldWord,
  personWord,
  thingText,
  valueText,
} from '../../../shared/i18n/audit-text.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { type VirtualColumn, VirtualTable } from '../../components/VirtualTable.tsx';

/** Rows below the window at which more are asked for. */
const NEAR_END_ROWS = 60;
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
  const onVisible = useCallback(
    (_first: number, last: number) => {
      if (hasMore && last + NEAR_END_ROWS > entries.length) onNearEnd();
    },
    [hasMore, entries.length, onNearEnd],
  );
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
  const { t, timeZone, names } = texts;
  return [
    { key: 'seq', title: t('audit.seq'), width: '76px', align: 'right', render: ({ seq }) => seq },
    {
      key: 'at',
      title: t('audit.at'),
      width: '172px',
      render: ({ atMs }) => (
        <time className="tabular" dateTime={new Date(atMs).toISOString()}>
          {formatInstant(atMs, timeZone, 'date')} {formatInstant(atMs, timeZone, 'time-seconds')}
        </time>
      ),
    },
    { key: 'person', title: t('audit.person'), width: '110px', render: ({ actorName }) => personWord(t, actorName) },
    {
      key: 'action',
      title: t('audit.action'),
      width: 'minmax(120px, 1fr)',
      render: ({ action }) => <span title={action}>{actionWord(t, action)}</span>,
    },
    {
      key: 'thing',
      title: t('audit.entity'),
      width: 'minmax(150px, 1.2fr)',
      render: ({ entity, entityId }) => thingCell(entity, entityId, texts),
    },
    {
      key: 'changes',
      title: t('audit.changes'),
      width: 'minmax(200px, 3.4fr)',
      render: (entry) => {
        const text = summaryOf(entry, texts);
        return <span title={text}>{text}</span>;
      },
    },
    {
      key: 'reason',
      title: t('audit.reason'),
      width: 'minmax(100px, 1fr)',
      render: ({ reason }) => <span title={reason ?? ''}>{reason}</span>,
    },
  ];

  function thingCell(entity: string | null, entityId: string | null, { t: word }: AuditTextContext) {
    if (entity === null) return '';
    const name = entityId !== null && names[entityId] !== undefined ? thingText(entityId, names) : '';
    return (
      <span title={name}>
        <span className="audit-kind">{entityWord(word, entity)}</span> {name}
      </span>
    );
  }
}

/** The first few changes in one line: `state: open → held`, and of something new just what it is. */
function summaryOf(entry: AuditEntry, texts: AuditTextContext): string {
  // In something that was there before, what had no value had none.
  const isEdit = entry.changes.some(({ before }) => before !== null);
  const nothing = texts.t('audit.empty');
  const parts = entry.changes.slice(0, TOLD).map(({ path, before, after }) => {
    const say = (value: string) => valueText(entry, path, value, texts);
    const now = after === null ? nothing : say(after);
    const told = isEdit ? `${before === null ? nothing : say(before)} → ${now}` : now;
    return path === '' ? told : `${fieldWord(entry, path, texts)}: ${told}`;
  });
  const more = entry.changes.length - parts.length;
  return parts.join(' · ') + (more > 0 ? ` · +${more}` : '');
}

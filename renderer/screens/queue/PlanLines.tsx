import type { TableColumnsType } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PlanChange, PlanEnd, PlanLine, PlanUpdate } from '../../../shared/contract/queue-plan.ts';
import { formatCount, formatCutoff } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { PagedTable } from '../../components/PagedTable.tsx';
import { useLanguage } from '../../components/use-language.ts';
import './queue.css';

type Line = PlanLine & Partial<PlanUpdate> & Partial<PlanEnd>;

interface PlanLinesProps {
  readonly kind: 'adds' | 'drops' | 'updates' | 'ends';
  readonly lines: readonly Line[];
  /** How many there are; the first of them are listed. */
  readonly total: number;
  readonly loading: boolean;
}

/** The calls that a build makes, drops, changes or ends. */
export function PlanLines({ kind, lines, total, loading }: PlanLinesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { timeZone } = useCompany();
  const wide = kind === 'updates' || kind === 'ends';
  const columns: TableColumnsType<Line> = [
    { title: t('queue.column.code'), dataIndex: 'customerCode', width: 110, className: 'tabular', ellipsis: true },
    { title: t('queue.column.name'), dataIndex: 'customerName', width: wide ? 170 : 330, ellipsis: true },
    { title: t('queue.column.route'), dataIndex: 'routeCode', width: 80, ellipsis: true },
    ...(kind === 'updates'
      ? [
          {
            title: t('queue.column.changes'),
            width: 450,
            ellipsis: true,
            render: (_value: unknown, line: Line) => {
              const words = (line.changes ?? []).map((change) => changeWords(t, change, timeZone)).join(' · ');
              return <span title={words}>{words}</span>;
            },
          },
        ]
      : [{ title: t('queue.column.strategy'), dataIndex: 'strategyName', width: wide ? 180 : 290, ellipsis: true }]),
    ...(kind === 'ends'
      ? [
          { title: t('queue.column.of'), dataIndex: 'businessDate', width: 110, className: 'tabular' },
          {
            title: t('queue.column.becomes'),
            width: 160,
            render: (_value: unknown, line: Line) => line.state && t(`queue.state.${line.state}`),
          },
        ]
      : []),
  ];
  return (
    <div className="queue-preview-lines">
      <PagedTable
        label={t(`queue.${kind}`, { count: formatCount(total, language) })}
        rows={lines}
        rowKey="customerId"
        columns={columns}
        loading={loading}
        onNearEnd={() => undefined}
      />
      {total > lines.length && (
        <p className="queue-soft">{t('queue.firstShown', { count: formatCount(lines.length, language) })}</p>
      )}
    </div>
  );
}

/** `cut-off 11:30 → 12:00`. */
function changeWords(t: TFunction, { field, from, to }: PlanChange, timeZone: string): string {
  const name = t(`queue.change.${field}`);
  if (field === 'order') return t(`queue.change.order-${to}`);
  if (field === 'other') return name;
  const told = (value: string | number | null): string => {
    if (value === null) return '–';
    return field === 'cutoff' ? formatCutoff(Number(value), timeZone) : String(value);
  };
  return `${name} ${told(from)} → ${told(to)}`;
}

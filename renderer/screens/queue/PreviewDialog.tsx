import { Modal, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { EXCLUSION_REASONS } from '../../../shared/contract/queue.ts';
import type { PlanLine, PreviewOutput } from '../../../shared/contract/queue-plan.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';
import { DayFigures } from './DayFigures.tsx';

interface PreviewDialogProps {
  readonly date: string;
  readonly preview: PreviewOutput;
  readonly building: boolean;
  onBuild(): void;
  onClose(): void;
}

/** What building the day would change, before it is done. */
export function PreviewDialog({ date, preview, building, onBuild, onClose }: PreviewDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { counts, adds, drops, updates } = preview;
  const nothing = counts.created + counts.dropped + updates === 0;
  return (
    <Modal
      open
      width={760}
      title={t('queue.previewTitle', { date })}
      okText={t('queue.apply')}
      cancelText={t('common.close')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={building}
      onOk={onBuild}
      onCancel={onClose}
    >
      <DayFigures counts={counts} />
      {nothing && <p>{t('queue.previewNothing')}</p>}
      <ul className="queue-preview-reasons">
        {EXCLUSION_REASONS.filter((reason) => (counts.excludedByReason[reason] ?? 0) > 0).map((reason) => (
          <li key={reason}>
            {t(`queue.reason.${reason}`)}{' '}
            <span className="tabular">{formatCount(counts.excludedByReason[reason] ?? 0, language)}</span>
          </li>
        ))}
      </ul>
      {updates > 0 && <p>{t('queue.updates', { count: formatCount(updates, language) })}</p>}
      <PlanLines
        title={t('queue.adds', { count: formatCount(counts.created, language) })}
        lines={adds}
        total={counts.created}
      />
      <PlanLines
        title={t('queue.drops', { count: formatCount(counts.dropped, language) })}
        lines={drops}
        total={counts.dropped}
      />
    </Modal>
  );
}

function PlanLines({
  title,
  lines,
  total,
}: {
  readonly title: string;
  readonly lines: readonly PlanLine[];
  readonly total: number;
}) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const columns: TableColumnsType<PlanLine> = [
    { title: t('queue.column.code'), dataIndex: 'customerCode', width: 130, className: 'tabular' },
    { title: t('queue.column.name'), dataIndex: 'customerName', ellipsis: true },
    { title: t('queue.column.route'), dataIndex: 'routeCode', width: 100 },
    { title: t('queue.column.strategy'), dataIndex: 'strategyName', width: 180, ellipsis: true },
  ];
  return (
    <>
      <h2 className="queue-subtitle">
        {title}
        {total > lines.length && (
          <span className="queue-soft"> · {t('queue.firstShown', { count: lines.length })}</span>
        )}
      </h2>
      <Table
        size="small"
        virtual
        rowKey="customerId"
        columns={columns}
        dataSource={[...lines]}
        pagination={false}
        scroll={{ x: 640, y: 150 }}
      />
    </>
  );
}

import { SwapOutlined } from '@ant-design/icons';
import { Button, Skeleton, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnreachedLine } from '../../../shared/contract/supervision.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useUnreached } from '../../api/supervision.ts';
import { BOARD_TONES } from '../../components/board-look.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { CutoffText } from './CutoffText.tsx';

interface UnreachedTableProps {
  readonly shown: boolean;
  /** Missing without the right to give calls to others. */
  onReassign?(taskIds: readonly string[]): void;
}

/** Customers whom nobody has reached today: who tried, when it is tried again, and until when it may be. */
export function UnreachedTable({ shown, onReassign }: UnreachedTableProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const unreached = useUnreached(shown);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (unreached.isPending) return <Skeleton active />;
  const columns: NonNullable<TableProps<UnreachedLine>['columns']> = [
    { key: 'code', title: t('supervision.customerCode'), dataIndex: 'customerCode' },
    {
      key: 'name',
      title: t('supervision.customer'),
      render: (_value, row) => <CustomerLink customerId={row.customerId}>{row.customerName}</CustomerLink>,
    },
    { key: 'route', title: t('supervision.route'), render: (_value, line) => line.routeCode ?? '–' },
    { key: 'number', title: t('supervision.number'), render: (_value, line) => line.number ?? '–' },
    {
      key: 'state',
      title: t('supervision.stateNow'),
      render: (_value, line) => (
        <StateTag tone={BOARD_TONES[line.state]}>{t(`supervision.state.${line.state}`)}</StateTag>
      ),
    },
    {
      key: 'attempts',
      align: 'right',
      title: t('supervision.attempts'),
      render: (_value, line) => `${line.attempts}/${line.mostAttempts}`,
    },
    {
      key: 'last',
      title: t('supervision.lastResult'),
      render: (_value, line) =>
        line.lastDisposition === null ? (
          '–'
        ) : (
          <>
            {t(`callLog.disposition.${line.lastDisposition}`)} <InstantText atMs={line.lastAtMs} style="time" />
          </>
        ),
    },
    {
      key: 'next',
      title: t('supervision.next'),
      render: (_value, line) => (line.state === 'waiting' ? <InstantText atMs={line.nextAtMs} style="time" /> : '–'),
    },
    { key: 'cutoff', title: t('supervision.cutoff'), render: (_value, line) => <CutoffText atMs={line.cutoffAtMs} /> },
    { key: 'operator', title: t('supervision.operator'), render: (_value, line) => line.operatorName ?? '–' },
  ];
  const lines = unreached.data?.lines ?? [];
  // What was called meanwhile is chosen no more.
  const open = new Set(lines.filter(isMovable).map((line) => line.taskId));
  const taskIds = chosen.filter((taskId) => open.has(taskId));
  return (
    <>
      {onReassign && lines.length > 0 && (
        <Button
          size="small"
          icon={<SwapOutlined aria-hidden />}
          disabled={taskIds.length === 0}
          onClick={() => onReassign(taskIds)}
          className="unreached-reassign"
        >
          {t('supervision.reassignChosen', { count: taskIds.length })}
        </Button>
      )}
      <ErrorNotice text={unreached.error ? describe(unreached.error) : null} onRetry={() => void unreached.refetch()} />
      {/* Scrolled by the frame: the kit's own scrolling doubles the heads, and with them the boxes to choose by. */}
      <div className="live-scroll">
        <Table<UnreachedLine>
          size="small"
          rowKey="taskId"
          columns={columns}
          dataSource={[...lines]}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: <span className="live-empty">{t('supervision.allReached')}</span> }}
          {...(onReassign
            ? {
                rowSelection: {
                  selectedRowKeys: taskIds,
                  onChange: (keys) => setChosen(keys.map(String)),
                  getCheckboxProps: (line) => ({
                    disabled: !isMovable(line),
                    'aria-label': t('supervision.chooseCall', { customer: line.customerName }),
                  }),
                },
              }
            : {})}
        />
      </div>
    </>
  );
}

/** Open calls may be given to others; those in hand or missed may not. */
function isMovable({ state }: UnreachedLine): boolean {
  return state === 'free' || state === 'waiting' || state === 'used-up';
}

import { DownloadOutlined } from '@ant-design/icons';
import { Button, Table, type TableProps } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOver, HandOverRoute } from '../../../shared/contract/hand-overs.ts';
import { formatCutoff } from '../../../shared/i18n/format.ts';
import { Amount } from '../../components/Amount.tsx';
import { AskFirst } from '../../components/AskFirst.tsx';
import { useCompany } from '../../components/company-context.ts';
import { CutoffDateText, InstantText } from '../../components/DateText.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';

const TONES: Readonly<Record<HandOverRoute['state'], StateTone>> = {
  open: 'waiting',
  ready: 'ready',
  empty: 'none',
  'handed-over': 'done',
  supplement: 'wrap-up',
};

interface HandOverTableProps {
  readonly routes: readonly HandOverRoute[];
  readonly busy: boolean;
  /** The file that was just made, which gets the focus of the button that made it; null: none. */
  readonly newestId: string | null;
  onHandOver(route: HandOverRoute): void;
  onDownload(handOverId: string): void;
}

/** What waits of each route, its files, and the button that hands it over. */
export function HandOverTable({ routes, busy, newestId, onHandOver, onDownload }: HandOverTableProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const columns: NonNullable<TableProps<HandOverRoute>['columns']> = [
    { title: t('handOver.route'), width: 160, ellipsis: true, render: (_, row) => `${row.code} ${row.name}` },
    { title: t('handOver.cutoff'), width: 148, render: (_, row) => <CutoffDateText atMs={row.cutoffAtMs} /> },
    { title: t('handOver.orders'), width: 78, align: 'right', dataIndex: 'orderCount' },
    { title: t('handOver.quantity'), width: 76, align: 'right', dataIndex: 'totalQuantity' },
    {
      title: t('handOver.amount'),
      width: 110,
      align: 'right',
      render: (_, row) => <Amount minor={row.amountMinor} plain />,
    },
    {
      title: t('handOver.state'),
      width: 156,
      render: (_, row) => {
        // Month, day and time: the year stands beside it.
        const at = row.cutoffAtMs === null ? '' : formatCutoff(row.cutoffAtMs, timeZone).slice(5);
        return <StateTag tone={TONES[row.state]}>{t(`handOver.states.${row.state}`, { at })}</StateTag>;
      },
    },
    {
      title: t('handOver.files'),
      render: (_, row) => (
        <>
          {row.files.map((file) => (
            <File key={file.handOverId} file={file} focused={file.handOverId === newestId} onDownload={onDownload} />
          ))}
          {row.web.orderCount > 0 && (
            <div className="order-soft">
              {t('handOver.web', { orders: row.web.orderCount, quantity: row.web.totalQuantity })}{' '}
              <Amount minor={row.web.amountMinor} />
            </div>
          )}
          {(row.state === 'ready' || row.state === 'supplement') && (
            <AskFirst
              title={t('handOver.confirm', { route: `${row.code} ${row.name}`, count: row.waitingCount })}
              okText={t('handOver.make')}
              cancelText={t('handOver.keep')}
              onConfirm={() => onHandOver(row)}
            >
              <Button
                type="primary"
                size="small"
                disabled={busy}
                aria-label={t('handOver.makeOf', { route: `${row.code} ${row.name}` })}
              >
                {t(row.state === 'supplement' ? 'handOver.makeSupplement' : 'handOver.make')}
              </Button>
            </AskFirst>
          )}
        </>
      ),
    },
  ];
  return (
    <Table<HandOverRoute>
      size="small"
      rowKey="routeId"
      columns={columns}
      dataSource={routes as HandOverRoute[]}
      pagination={false}
      className="hand-over-table"
    />
  );
}

interface FileProps {
  readonly file: HandOver;
  readonly focused: boolean;
  onDownload(handOverId: string): void;
}

function File({ file, focused, onDownload }: FileProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) button.current?.focus();
  }, [focused]);
  return (
    <div className="hand-over-file">
      <Button
        ref={button}
        type="link"
        size="small"
        icon={<DownloadOutlined />}
        className="orders-number tabular"
        aria-label={t('handOver.download', { number: file.number })}
        onClick={() => onDownload(file.handOverId)}
      >
        {file.number}
      </Button>
      <span className="order-soft">
        <InstantText atMs={file.madeAtMs} /> {t('handOver.by', { orders: file.orderCount, name: file.madeByName })}
      </span>
      <code className="order-soft">{t('handOver.hash', { sha256: file.sha256 })}</code>
    </div>
  );
}

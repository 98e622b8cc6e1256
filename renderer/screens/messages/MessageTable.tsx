import { App, Button, Space, type TableProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageCount, MessageLine, MessageState } from '../../../shared/contract/messages.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useWithdrawMessage } from '../../api/messages.ts';
import { DateText } from '../../components/DateText.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';
import { useLanguage } from '../../components/use-language.ts';

interface MessageTableProps {
  readonly rows: readonly MessageLine[];
  readonly counts: ReadonlyMap<string, MessageCount>;
  readonly loading: boolean;
  /** null: may only read. */
  readonly onEdit: ((line: MessageLine) => void) | null;
  onShow(line: MessageLine): void;
  onNearEnd(): void;
}

const TONES: Readonly<Record<MessageState, StateTone>> = {
  running: 'ready',
  coming: 'waiting',
  over: 'done',
  withdrawn: 'off',
};

export function MessageTable({ rows, counts, loading, onEdit, onShow, onNearEnd }: MessageTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const describe = useErrorText();
  const { modal, message } = App.useApp();
  const { run } = useWithdrawMessage();

  const columns = useMemo((): NonNullable<TableProps<MessageLine>['columns']> => {
    const askWithdraw = ({ messageId, text }: MessageLine) =>
      void modal.confirm({
        title: t('messages.withdrawAsk'),
        content: text,
        okText: t('messages.withdraw'),
        okType: 'default',
        okButtonProps: { danger: true },
        cancelText: t('common.cancel'),
        onOk: () =>
          run({ messageId }).then(
            () => void message.success(t('messages.withdrawn')),
            (error: unknown) => void message.error(describe(error)),
          ),
      });
    const forWhom = ({ targets }: MessageLine) =>
      targets.all
        ? t('messages.everybody')
        : [
            ...targets.classes.map(({ name }) => name),
            ...targets.routes.map(({ name }) => name),
            ...targets.areas,
            ...(targets.customers > 0 ? [t('messages.customersNamed', { count: targets.customers })] : []),
          ].join(', ');
    return [
      { title: t('messages.column.text'), width: 290, ellipsis: { showTitle: true }, dataIndex: 'text' },
      { title: t('messages.column.forWhom'), width: 160, ellipsis: true, render: (_, row) => forWhom(row) },
      {
        title: t('messages.column.dates'),
        width: 184,
        className: 'tabular',
        render: (_, row) => (
          <>
            <DateText date={row.validFrom} /> –{' '}
            <DateText date={row.validTo.slice(row.validTo.slice(0, 4) === row.validFrom.slice(0, 4) ? 5 : 0)} />
          </>
        ),
      },
      {
        title: t('messages.column.state'),
        width: 100,
        render: (_, row) => <StateTag tone={TONES[row.state]}>{t(`messages.state.${row.state}`)}</StateTag>,
      },
      {
        title: <span title={t('messages.conveyedFormula')}>{t('messages.column.conveyed')}</span>,
        width: 116,
        align: 'right',
        render: (_, row) => {
          const count = counts.get(row.messageId);
          return (
            <Button
              size="small"
              type="link"
              className="tabular"
              title={t('messages.conveyedFormula')}
              onClick={() => onShow(row)}
            >
              {count
                ? t('messages.conveyedOf', {
                    conveyed: formatCount(count.conveyed, language),
                    customers: formatCount(count.customers, language),
                  })
                : '…'}
              <span className="visually-hidden">
                {' '}
                {t('messages.who')}: {row.text.slice(0, 40)}
              </span>
            </Button>
          );
        },
      },
      {
        title: t('messages.column.by'),
        width: 120,
        ellipsis: true,
        render: (_, row) => (row.source === 'manual' ? row.createdBy : t(`messages.source.${row.source}`)),
      },
      ...(onEdit
        ? [
            {
              title: t('messages.actions'),
              width: 146,
              render: (_: unknown, row: MessageLine) =>
                row.state === 'withdrawn' ? null : (
                  <Space size={4}>
                    <Button size="small" type="link" onClick={() => onEdit(row)}>
                      {t('common.edit')}
                    </Button>
                    <Button size="small" type="link" danger onClick={() => askWithdraw(row)}>
                      {t('messages.withdraw')}
                    </Button>
                  </Space>
                ),
            },
          ]
        : []),
    ];
  }, [t, language, counts, onEdit, onShow, modal, message, run, describe]);

  return (
    <PagedTable
      label={t('messages.title')}
      rows={rows}
      rowKey="messageId"
      columns={columns}
      loading={loading}
      onNearEnd={onNearEnd}
    />
  );
}

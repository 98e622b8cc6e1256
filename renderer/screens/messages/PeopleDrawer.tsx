import { Segmented, Skeleton, type TableProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageCount, MessageCustomer, MessageLine } from '../../../shared/contract/messages.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useMessageCustomers } from '../../api/messages.ts';
import { fetchMore, isNotKnownYet } from '../../api/paged-list.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useLanguage } from '../../components/use-language.ts';

interface PeopleDrawerProps {
  readonly line: MessageLine;
  readonly count: MessageCount | undefined;
  onClose(): void;
}

/** Who heard a message and who has still to be told. */
export function PeopleDrawer({ line, count, onClose }: PeopleDrawerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const describe = useErrorText();
  const [heard, setHeard] = useState(true);
  const list = useMessageCustomers(line.messageId, heard);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const number = (value: number | undefined) => (value === undefined ? '…' : formatCount(value, language));
  const columns: NonNullable<TableProps<MessageCustomer>['columns']> = [
    {
      title: t('messages.customer'),
      width: 250,
      ellipsis: true,
      render: (_, row) => `${row.code} ${row.name}`,
    },
    { title: t('messages.route'), width: 110, ellipsis: true, dataIndex: 'routeName' },
    ...(heard
      ? [
          {
            title: t('messages.at'),
            width: 120,
            render: (_: unknown, row: MessageCustomer) => <InstantText atMs={row.conveyed?.atMs} />,
          },
          {
            title: t('messages.operator'),
            width: 90,
            ellipsis: true,
            render: (_: unknown, row: MessageCustomer) => row.conveyed?.operatorName,
          },
        ]
      : []),
  ];
  return (
    <SideDrawer size={640} title={t('messages.who')} onClose={onClose}>
      <div className="message-people">
        <blockquote className="message-quote">{line.text}</blockquote>
        <p>
          <AuditLink entity="message" thing={line.messageId} />
        </p>
        <Segmented
          aria-label={t('messages.who')}
          value={heard}
          onChange={setHeard}
          options={[
            { value: true, label: t('messages.whoHeard', { count: number(count?.conveyed) }) },
            { value: false, label: t('messages.whoNot', { count: number(count && count.customers - count.conveyed) }) },
          ]}
        />
        <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
        {isNotKnownYet(list, rows) ? (
          <Skeleton active />
        ) : rows.length === 0 && !list.error ? (
          <EmptyState title={t(heard ? 'messages.whoHeardNone' : 'messages.whoNotNone')} />
        ) : (
          <PagedTable
            label={t('messages.who')}
            rows={rows}
            rowKey="customerId"
            columns={columns}
            loading={list.isPlaceholderData}
            onNearEnd={() => fetchMore(list)}
          />
        )}
      </div>
    </SideDrawer>
  );
}

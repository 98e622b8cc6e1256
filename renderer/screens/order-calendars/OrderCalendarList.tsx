import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrderCalendarSummary } from '../../../shared/contract/order-calendars.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useOrderCalendars } from '../../api/order-calendars.ts';
import { InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { CalendarState } from './CalendarState.tsx';
import { NEW_CALENDAR } from './OrderCalendarsTab.tsx';
import './order-calendars.css';

/** Every order calendar, drafts and published ones. */
export function OrderCalendarList({ onOpen }: { onOpen(calendar: string): void }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const mayEdit = useRight('plan.write');
  const calendars = useOrderCalendars();
  const rows = calendars.data ?? [];
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => onOpen(NEW_CALENDAR)}>
      {t('orderCalendars.add')}
    </Button>
  );
  if (calendars.isPending) return <Skeleton active />;
  return (
    <>
      <ErrorNotice text={calendars.error ? describe(calendars.error) : null} onRetry={() => void calendars.refetch()} />
      {rows.length === 0 && !calendars.error ? (
        <EmptyState
          title={t('orderCalendars.none')}
          hint={t('orderCalendars.noneHint')}
          {...(mayEdit ? { action: add } : {})}
        />
      ) : (
        <>
          <div className="order-calendar-tools">{mayEdit && add}</div>
          <Table<OrderCalendarSummary>
            size="small"
            rowKey="calendarId"
            aria-label={t('orderCalendars.title')}
            dataSource={rows}
            pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
            columns={[
              {
                title: t('orderCalendars.name'),
                render: (_, row) => (
                  <Button type="link" size="small" onClick={() => onOpen(row.calendarId)}>
                    {row.name}
                  </Button>
                ),
              },
              {
                title: t('orderCalendars.span'),
                className: 'tabular',
                render: (_, { from, to }) => (from === null ? '–' : from === to ? from : `${from} – ${to}`),
              },
              {
                title: t('orderCalendars.routes'),
                align: 'right',
                width: 90,
                render: (_, row) => formatCount(row.routes, language),
              },
              {
                title: t('orderCalendars.rows'),
                align: 'right',
                width: 90,
                render: (_, row) => formatCount(row.rows, language),
              },
              { title: t('orderCalendars.state'), width: 220, render: (_, row) => <CalendarState calendar={row} /> },
              {
                title: t('orderCalendars.publishedAt'),
                width: 220,
                render: (_, row) =>
                  row.publishedAtMs !== null && (
                    <>
                      <InstantText atMs={row.publishedAtMs} /> {row.publishedBy}
                    </>
                  ),
              },
            ]}
          />
        </>
      )}
    </>
  );
}

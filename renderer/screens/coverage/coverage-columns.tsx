import { CalendarOutlined, ClockCircleOutlined, UserDeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { CoverageRow } from '../../../shared/contract/coverage.ts';
import type { CoverageState } from '../../../shared/domain/coverage/coverage-of.ts';
import { DateText } from '../../components/DateText.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';
import type { VirtualColumn } from '../../components/VirtualTable.tsx';
import { reasonText } from './reason-text.ts';

type Translate = (key: string, params?: Record<string, string | number>) => string;

const LOOKS: Readonly<Record<CoverageState, { readonly tone: StateTone; readonly icon?: React.ReactNode }>> = {
  overdue: { tone: 'overdue' },
  due: { tone: 'wrap-up', icon: <ClockCircleOutlined /> },
  planned: { tone: 'talking', icon: <CalendarOutlined /> },
  covered: { tone: 'done' },
  excluded: { tone: 'none' },
};

/** The columns of the list; `explain` opens why a customer is or is not called today. */
export function coverageColumns(t: Translate, explain: (customerId: string) => void): VirtualColumn<CoverageRow>[] {
  return [
    { key: 'code', title: t('customers.code'), width: '92px', render: (row) => row.code },
    {
      key: 'customer',
      title: t('coverage.column.customer'),
      width: 'minmax(160px, 1.3fr)',
      render: (row) =>
        row.unskilled === null ? (
          <span title={row.name}>{row.name}</span>
        ) : (
          <span
            className="coverage-named"
            title={`${row.name} · ${t('coverage.unskilledOf', { skills: row.unskilled })}`}
          >
            <span>{row.name}</span>
            <StateTag tone="wrap-up" icon={<UserDeleteOutlined />}>
              <span className="visually-hidden">{t('coverage.unskilled')} </span>
              {row.unskilled}
            </StateTag>
          </span>
        ),
    },
    {
      key: 'route',
      title: t('coverage.column.route'),
      width: 'minmax(124px, 1fr)',
      render: (row) => <span title={row.routeName ?? ''}>{row.routeName ?? '–'}</span>,
    },
    {
      key: 'state',
      title: t('coverage.column.state'),
      width: '128px',
      render: ({ state, reason }) => (
        <span title={reason === null ? '' : reasonText(t, reason)}>
          <StateTag {...LOOKS[state]}>
            {reason === null ? t(`coverage.state.${state}`) : reasonText(t, reason)}
          </StateTag>
        </span>
      ),
    },
    {
      key: 'missed',
      title: t('coverage.column.missed'),
      width: '104px',
      align: 'right',
      render: ({ cyclesMissed: cycles, daysOverdue: days }) =>
        cycles === 0 ? '–' : t('coverage.missedOf', { days, cycles }),
    },
    { key: 'last', title: t('coverage.column.last'), width: '76px', render: (row) => <MonthDay date={row.lastDate} /> },
    { key: 'next', title: t('coverage.column.next'), width: '68px', render: (row) => <MonthDay date={row.nextDate} /> },
    {
      key: 'order',
      title: t('coverage.column.order'),
      width: '98px',
      render: (row) => <DateText date={row.lastOrderDate} />,
    },
    {
      key: 'rhythm',
      title: t('coverage.column.rhythm'),
      width: '162px',
      render: ({ rhythm, state }) =>
        rhythm === null ? (
          '–'
        ) : rhythm.daysLate > 0 && state !== 'excluded' ? (
          <strong className="coverage-late">
            {t('coverage.gapLate', { days: rhythm.usualGapDays, late: rhythm.daysLate })}
          </strong>
        ) : (
          t('coverage.gap', { days: rhythm.usualGapDays })
        ),
    },
    {
      key: 'why',
      title: t('coverage.column.why'),
      width: '80px',
      render: (row) => (
        <Button
          type="link"
          size="small"
          title={t('coverage.whyOf', { name: row.name })}
          onClick={(event) => {
            event.stopPropagation();
            explain(row.customerId);
          }}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {t('coverage.why')}
          <span className="visually-hidden"> {row.name}</span>
        </Button>
      ),
    },
  ];
}

/** Near today the year goes without saying; it is there on pointing. */
function MonthDay({ date }: { readonly date: string | null }) {
  return date === null ? (
    <span>–</span>
  ) : (
    <time dateTime={date} title={date}>
      {date.slice(5)}
    </time>
  );
}

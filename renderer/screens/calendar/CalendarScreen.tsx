import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AuditLink } from '../../components/AuditLink.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ExceptionsTab } from '../exceptions/ExceptionsTab.tsx';
import { PausesTab } from '../exceptions/PausesTab.tsx';
import { OrderCalendarsTab } from '../order-calendars/OrderCalendarsTab.tsx';
import './calendar.css';
import { YearTab } from './YearTab.tsx';

const FIRST = 'year';

/** Everything that bends the plan in time: the two calendars, exceptions, pauses. */
export default function CalendarScreen() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  // A table that is being typed waits while another tab is looked at.
  function goTo(tab: string) {
    const next = new URLSearchParams(params);
    if (tab === FIRST) next.delete('tab');
    else next.set('tab', tab);
    setParams(next, { replace: true });
  }

  return (
    <div className="calendar">
      <PageHeader
        title={t('calendar.title')}
        description={t('calendar.subtitle')}
        actions={<AuditLink entity="calendar" />}
      />
      <Tabs
        className="calendar-tabs"
        activeKey={params.get('tab') ?? FIRST}
        onChange={goTo}
        items={[
          { key: FIRST, label: t('calendar.days'), children: <YearTab />, destroyOnHidden: true },
          { key: 'order-calendars', label: t('orderCalendars.title'), children: <OrderCalendarsTab /> },
          { key: 'exceptions', label: t('exceptions.title'), children: <ExceptionsTab />, destroyOnHidden: true },
          { key: 'pauses', label: t('pauses.title'), children: <PausesTab />, destroyOnHidden: true },
        ]}
      />
    </div>
  );
}

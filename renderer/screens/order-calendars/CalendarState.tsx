import { useTranslation } from 'react-i18next';
import type { OrderCalendarSummary } from '../../../shared/contract/order-calendars.ts';
import { StateTag } from '../../components/StateTag.tsx';

/** Draft, published, or changed since it was published. */
export function CalendarState({
  calendar,
}: {
  readonly calendar: Pick<OrderCalendarSummary, 'publishedAtMs' | 'changed'>;
}) {
  const { t } = useTranslation();
  if (calendar.publishedAtMs === null) return <StateTag tone="off">{t('orderCalendars.draft')}</StateTag>;
  if (calendar.changed) return <StateTag tone="wrap-up">{t('orderCalendars.changed')}</StateTag>;
  return <StateTag tone="ready">{t('orderCalendars.published')}</StateTag>;
}

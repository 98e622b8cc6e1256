import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCalendarYear } from '../../api/calendar.ts';

/** Says of a date that its year's holidays are not there yet, so that it is planned as an ordinary day. */
export function MissingHolidays({ date }: { readonly date: string }) {
  const { t } = useTranslation();
  const year = Number(date.slice(0, 4));
  const shown = useCalendarYear('call', year);
  if (!shown.data || shown.data.publicYears.includes(year)) return null;
  return <Alert type="warning" showIcon title={t('calendar.missingForDate', { year })} style={{ marginBottom: 12 }} />;
}

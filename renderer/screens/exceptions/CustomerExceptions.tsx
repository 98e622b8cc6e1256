import { useTranslation } from 'react-i18next';
import type { ExceptionOfCustomer } from '../../../shared/contract/exceptions.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useExceptionsOfCustomer } from '../../api/exceptions.ts';
import { useLanguage } from '../../components/use-language.ts';
import './exceptions.css';

/** Which order days of this customer are replaced from today on; nothing where there are none. */
export function CustomerExceptions({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const rows = useExceptionsOfCustomer(customerId).data ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('exceptions.title')}>
      <h3>{t('exceptions.title')}</h3>
      <ul className="exceptions-pauses">
        {rows.map((row) => (
          <li key={row.exceptionId}>
            <ExceptionText row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExceptionText({ row }: { readonly row: ExceptionOfCustomer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = (date: string) => formatDay(date, language, 'short-weekday');
  const what =
    row.newOrderDate === null
      ? t('exceptions.leftOutText', { date: day(row.orderDate) })
      : t('exceptions.movedText', { date: day(row.orderDate), to: day(row.newOrderDate) });
  return (
    <span>
      {what}{' '}
      <span className="exceptions-soft">
        {t(`exceptions.kinds.${row.scope}`)} · {row.calendarName ?? row.reason}
      </span>
    </span>
  );
}

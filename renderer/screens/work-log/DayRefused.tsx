import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DayRefused as RefusedLine, WorkDay } from '../../../shared/contract/work-log.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { CallAtTime } from './CallAtTime.tsx';
import { refusedAddress } from './day-address.ts';

interface DayRefusedProps {
  readonly day: WorkDay;
  onOpenCall(callId: string): void;
}

/** What customers wanted and did not get through this person; the count leads to the same rows in the report. */
export function DayRefused({ day: { refused, date, person }, onOpenCall }: DayRefusedProps) {
  const { t } = useTranslation();
  return (
    <section className="work-moments" aria-label={t('workLog.refused')}>
      <h2>
        {t('workLog.refused')}{' '}
        {refused.length > 0 && (
          <Link
            to={refusedAddress(date, person.id)}
            aria-label={t('workLog.refusedRows', { count: refused.length })}
            className="tabular"
          >
            {refused.length}
          </Link>
        )}
      </h2>
      {refused.length === 0 && <p className="figures-soft">{t('workLog.noRefused')}</p>}
      <ul>
        {refused.map((line) => (
          <li key={`${line.customerId} ${line.orderDay} ${line.productId} ${line.reason}`}>
            <Line line={line} onOpenCall={onOpenCall} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line, onOpenCall }: { readonly line: RefusedLine } & Pick<DayRefusedProps, 'onOpenCall'>) {
  const { t } = useTranslation();
  const { atMs, callId, customerId, customerName, productName, unit, reason, refused, wanted } = line;
  return (
    <>
      <CallAtTime atMs={atMs} callId={callId} onOpenCall={onOpenCall} /> {productName}{' '}
      {t('workLog.refusedOf', { refused, wanted, unit })}{' '}
      <span className="soft">{t(`reasons.refusedReason.${reason}`)}</span>{' '}
      <CustomerLink customerId={customerId}>{customerName}</CustomerLink>
    </>
  );
}

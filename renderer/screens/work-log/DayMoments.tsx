import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkDay, WorkMoment } from '../../../shared/contract/work-log.ts';
import type { PromiseFate } from '../../../shared/domain/work-log/promise-fate.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { useCompany } from '../../components/company-context.ts';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';
import { usePauseWord } from '../../components/use-pause-word.ts';
import { CallAtTime } from './CallAtTime.tsx';

const FATE_TONES: Readonly<Record<PromiseFate, StateTone>> = {
  open: 'waiting',
  kept: 'done',
  late: 'wrap-up',
  overdue: 'overdue',
  'given-up': 'off',
};

interface DayMomentsProps {
  readonly day: WorkDay;
  onOpenCall(callId: string): void;
  onOpenOrder(orderId: string): void;
}

/** What of the day may need a word: promises, orders that went wrong, pauses that took too long. */
export function DayMoments({ day: { moments }, ...open }: DayMomentsProps) {
  const { t } = useTranslation();
  return (
    <section className="work-moments" aria-label={t('workLog.moments')}>
      <h2>
        {t('workLog.moments')} <span className="soft tabular">{moments.length}</span>
      </h2>
      {moments.length === 0 && <p className="figures-soft">{t('workLog.noMoments')}</p>}
      <ul>
        {moments.map((moment) => (
          <li key={`${moment.kind} ${moment.atMs} ${moment.callId} ${moment.orderId}`}>
            <Moment moment={moment} {...open} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Moment({ moment, onOpenCall, onOpenOrder }: Omit<DayMomentsProps, 'day'> & { readonly moment: WorkMoment }) {
  const { t } = useTranslation();
  const words = useMomentWords();
  const { atMs, callId, orderId, orderNumber, customerId, customerName, fate } = moment;
  return (
    <>
      <CallAtTime atMs={atMs} callId={callId} onOpenCall={onOpenCall} /> {words(moment)}{' '}
      {fate !== null && <StateTag tone={FATE_TONES[fate]}>{t(`workLog.fate.${fate}`)}</StateTag>}
      {customerName !== null && (
        <>
          {' '}
          <CustomerLink customerId={customerId}>{customerName}</CustomerLink>
        </>
      )}
      {orderId !== null && (
        <>
          {' '}
          <Button type="link" size="small" className="work-link tabular" onClick={() => onOpenOrder(orderId)}>
            {orderNumber}
          </Button>
        </>
      )}
    </>
  );
}

function useMomentWords(): (moment: WorkMoment) => string {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const pauseWord = usePauseWord();
  return ({ kind, reason, untilMs, minutes, mostMinutes }) => {
    const time = untilMs === null ? '' : formatInstant(untilMs, timeZone, 'time');
    if (kind === 'long-pause') {
      return t('workLog.moment.long-pause', { reason: pauseWord(reason ?? ''), minutes, most: mostMinutes });
    }
    const said = t(`workLog.moment.${kind}`, { time });
    if (reason === null) return said;
    return `${said}: ${kind === 'failed-order' ? t(`orders.failedReasons.${reason}`, { defaultValue: reason }) : reason}`;
  };
}

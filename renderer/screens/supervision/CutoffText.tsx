import { ClockCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../components/company-context.ts';
import { useServerNow } from '../../state/server-clock.ts';
import { cutoffText } from '../workstation/seat/cutoff-text.ts';

/** A cut-off and the minutes that are left, warning as the company has set it. */
export function CutoffText({ atMs }: { readonly atMs: number | null }) {
  const { t } = useTranslation();
  const { cutoffWarningMinutes, timeZone } = useCompany();
  const nowMs = useServerNow(10_000);
  if (atMs === null) return <span>–</span>;
  const minutes = Math.floor((atMs - nowMs) / 60_000);
  const time = <time dateTime={new Date(atMs).toISOString()}>{cutoffText(atMs, nowMs, timeZone)}</time>;
  if (minutes < 0) return time;
  const near = minutes < cutoffWarningMinutes;
  return (
    <span className={near ? 'cutoff tone-red' : 'cutoff'} title={t('supervision.minutesLeft', { count: minutes })}>
      <span aria-hidden>{near ? <ExclamationCircleOutlined /> : <ClockCircleOutlined />}</span>
      {time}
      <span className="cutoff-left">
        {minutes < 120
          ? t('supervision.minutesShort', { count: minutes })
          : t('supervision.hoursShort', { count: Math.floor(minutes / 60) })}
      </span>
    </span>
  );
}

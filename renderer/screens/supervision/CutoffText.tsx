import { ClockCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../components/company-context.ts';
import { InstantText } from '../../components/DateText.tsx';
import { useServerNow } from '../../state/server-clock.ts';

/** A cut-off and the minutes that are left, warning as the company has set it. */
export function CutoffText({ atMs }: { readonly atMs: number | null }) {
  const { t } = useTranslation();
  const { cutoffWarningMinutes } = useCompany();
  const nowMs = useServerNow(10_000);
  if (atMs === null) return <span>–</span>;
  const minutes = Math.floor((atMs - nowMs) / 60_000);
  if (minutes < 0) return <InstantText atMs={atMs} style="time" />;
  const near = minutes < cutoffWarningMinutes;
  return (
    <span className={near ? 'cutoff tone-red' : 'cutoff'} title={t('supervision.minutesLeft', { count: minutes })}>
      <span aria-hidden>{near ? <ExclamationCircleOutlined /> : <ClockCircleOutlined />}</span>
      <InstantText atMs={atMs} style="time" />
      <span className="cutoff-left">{t('supervision.minutesShort', { count: minutes })}</span>
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import { useCompany } from '../../components/company-context.ts';
import { StateTag } from '../../components/StateTag.tsx';
import { useServerNow } from '../../state/server-clock.ts';

/** What is left of a rescue deadline, by the minute; amber from the minutes on at which a cut-off warns, red once it is over. */
export function RescueLeft({ atMs }: { readonly atMs: number }) {
  const { t } = useTranslation();
  const { cutoffWarningMinutes } = useCompany();
  const nowMs = useServerNow(10_000);
  const minutes = Math.ceil((atMs - nowMs) / 60_000);
  if (minutes <= 0) return <StateTag tone="overdue">{t('orders.rescueOver')}</StateTag>;
  const left =
    minutes < 60
      ? t('orders.leftMinutes', { minutes })
      : t('orders.leftHours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return <StateTag tone={minutes <= cutoffWarningMinutes ? 'wrap-up' : 'waiting'}>{left}</StateTag>;
}

import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../shared/i18n/format.ts';
import { useOwnShift } from '../api/shifts.ts';
import { useCompany } from '../components/company-context.ts';

/** "Shift today 08:30–12:00 14:00–17:30", or null without one; asked for while it is looked at. */
export function useOwnShiftText(shown: boolean): string | null {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const spans = useOwnShift(shown).data ?? [];
  if (spans.length === 0) return null;
  const time = (atMs: number) => formatInstant(atMs, timeZone, 'time');
  const times = spans.map(({ fromMs, toMs }) => `${time(fromMs)}–${time(toMs)}`).join(' ');
  return t('shifts.today', { times });
}

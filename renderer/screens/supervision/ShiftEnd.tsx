import { useTranslation } from 'react-i18next';
import type { LiveSeat } from '../../../shared/contract/supervision.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { useServerNow } from '../../state/server-clock.ts';

interface ShiftEndProps {
  readonly shift: NonNullable<LiveSeat['shift']>;
  /** Signed in: only then is there overtime. */
  readonly isThere: boolean;
}

/** "until 17:30", amber with the time once it has passed, and "from 14:00" of whoever is still to come. */
export function ShiftEnd({ shift, isThere }: ShiftEndProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const nowMs = useServerNow(10_000);
  const [from, to] = [shift.fromMs, shift.toMs].map((atMs) => formatInstant(atMs, timeZone, 'time'));
  const title = t('shifts.planned', { from, to });
  if (nowMs < shift.toMs) {
    const isToCome = !isThere && nowMs < shift.fromMs;
    return (
      <span className="seat-reason tabular" title={title}>
        {isToCome ? t('shifts.from', { time: from }) : t('shifts.until', { time: to })}
      </span>
    );
  }
  if (!isThere) return null;
  return (
    <span className="state-tag tone-amber tabular" title={title}>
      {t('shifts.over', { minutes: Math.floor((nowMs - shift.toMs) / 60_000) })}
    </span>
  );
}

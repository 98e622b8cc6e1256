import { useTranslation } from 'react-i18next';
import type { LiveSeat } from '../../../shared/contract/supervision.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { useServerNow } from '../../state/server-clock.ts';

/**
 * "until 17:30" of whoever is there, amber with the time once it has passed; of whoever is not "from 14:00", "due 08:30",
 * amber, or "left 10:12".
 */
export function ShiftEnd({ seat }: { readonly seat: Pick<LiveSeat, 'shift' | 'expected' | 'state'> }) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const nowMs = useServerNow(10_000);
  const { shift, expected } = seat;
  const clock = (atMs: number) => formatInstant(atMs, timeZone, 'time');
  const title = shift ? t('shifts.planned', { from: clock(shift.fromMs), to: clock(shift.toMs) }) : undefined;
  if (expected?.kind === 'late') {
    return (
      <span className="state-tag tone-amber tabular" title={hintOf('lateHint')}>
        {t('shifts.late', { time: clock(expected.atMs) })}
      </span>
    );
  }
  if (expected) {
    const isToCome = expected.kind === 'later';
    return (
      <span className="seat-reason tabular" title={isToCome ? title : hintOf('leftHint')}>
        {t(isToCome ? 'shifts.from' : 'shifts.left', { time: clock(expected.atMs) })}
      </span>
    );
  }
  if (!shift || seat.state === 'signed-out') return null;
  if (nowMs < shift.toMs) {
    return (
      <span className="seat-reason tabular" title={title}>
        {t('shifts.until', { time: clock(shift.toMs) })}
      </span>
    );
  }
  return (
    <span className="state-tag tone-amber tabular" title={title}>
      {overText(Math.floor((nowMs - shift.toMs) / 60_000))}
    </span>
  );

  function overText(minutes: number): string {
    return minutes < 120 ? t('shifts.over', { minutes }) : t('shifts.overHours', { hours: Math.floor(minutes / 60) });
  }

  function hintOf(key: 'lateHint' | 'leftHint'): string {
    return t(`shifts.${key}`, { shift: title ?? '', time: clock(expected?.atMs ?? 0) });
  }
}

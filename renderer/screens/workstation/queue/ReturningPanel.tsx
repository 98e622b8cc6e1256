import { useTranslation } from 'react-i18next';
import type { SeatQueueItem } from '../../../../shared/contract/calls.ts';
import { formatInstant } from '../../../../shared/i18n/format.ts';
import { useSeatQueue } from '../../../api/calls.ts';
import { useCompany } from '../../../components/company-context.ts';
import { serverNow } from '../../../state/server-clock.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';

/** So many have a digit; what comes later moves up. */
const MOST = 9;

/** Ctrl+⇧F9: the callbacks and parked calls of this operator and of anyone; a digit opens one. */
export function ReturningPanel() {
  const { t } = useTranslation();
  const describe = useReturningText();
  const items = useSeatQueue().data?.returning ?? [];
  const openReturning = useWorkstation((state) => state.openReturning);
  const choices = items.slice(0, MOST).map((item, index) => ({
    digit: String(index + 1),
    label: item.customerName,
    hint: describe(item),
    choose: () => openReturning(item.taskId),
  }));
  return (
    <AskPanel title={t('workstation.returningTitle')}>
      {items.length === 0 && <p className="ws-quiet">{t('workstation.returningNone')}</p>}
      {choices.length > 0 && <DigitList label={t('workstation.returningTitle')} choices={choices} />}
      {items.length > MOST && (
        <p className="ws-quiet">{t('workstation.returningMore', { count: items.length - MOST })}</p>
      )}
    </AskPanel>
  );
}

/** When a call comes back and to whom: `15:30, yours`. */
export function useReturningText(): (item: SeatQueueItem) => string {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  return (item) => {
    const { promisedAtMs } = item;
    const whose = t(item.own ? 'workstation.returningOwn' : 'workstation.returningAnyone');
    if (promisedAtMs === null) return `${t('workstation.parked')} · ${whose}`;
    const at = formatInstant(promisedAtMs, timeZone, 'time');
    return `${t(promisedAtMs <= serverNow() ? 'workstation.returningDue' : 'workstation.returningAt', { at })} · ${whose}`;
  };
}

import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../../shared/i18n/format.ts';
import { useWhyDry } from '../../../api/dry.ts';
import { useCompany } from '../../../components/company-context.ts';
import { NeedLines } from '../../../components/NeedLines.tsx';
import { useWorkstation } from '../../../state/workstation.ts';

/** What holds back the calls that are left, counted, and when the first is free again. */
export function WhyDry() {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const openDry = useWorkstation((state) => state.openDry);
  const dry = useWhyDry('workstation').data;
  if (!dry) return null;
  if (!dry.built) return <p className="ws-quiet">{t('workstation.notBuilt')}</p>;
  return (
    <div className="ws-dry" role="status">
      {dry.counts.length === 0 && <p className="ws-quiet">{t('workstation.nothingHeldBack')}</p>}
      <ul>
        {dry.counts.map(({ reason, count }) => (
          <li key={reason}>
            <button type="button" className="ws-link" onClick={() => openDry(reason)}>
              {t(`queue.dry.${reason}`)}
            </button>
            <strong className="tabular">{count}</strong>
            {reason === 'needs-skill' && <NeedLines needs={dry.needs} whose="own" />}
          </li>
        ))}
      </ul>
      {dry.nextAtMs !== null && (
        <p className="ws-quiet">{t('workstation.nextAt', { at: formatInstant(dry.nextAtMs, timeZone, 'time') })}</p>
      )}
    </div>
  );
}

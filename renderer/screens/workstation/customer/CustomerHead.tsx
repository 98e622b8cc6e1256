import { QuestionCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { weekdaysInWords } from '../../../../shared/domain/strategies/rule-in-words.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { Amount } from '../../../components/Amount.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useSideTab } from '../../../state/side-tab.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { LastCall } from './LastCall.tsx';
import { RequestLine } from './RequestLine.tsx';
import { useWhyToday } from './use-why-today.ts';

/** Who it is, what they may spend, why they are called, how the last call went: three lines. */
export function CustomerHead() {
  const { t } = useTranslation();
  const { inHand, card } = useWork();
  const why = useWhyToday();
  const showAgenda = useSideTab((state) => state.show);
  const { customer } = inHand;
  if (!customer) return null;
  const mainClass = card?.classes.find((each) => each.isMain) ?? card?.classes[0];
  const weekdays = weekdaysInWords(card?.orderWeekdays ?? [], (key, params) => t(key, params ?? {}));
  return (
    <header className="ws-customer">
      <div className="ws-customer-line">
        <h2 className="ws-customer-name ws-ellipsis" title={customer.name} data-testid="customer-name">
          {customer.name}
        </h2>
        <span className="ws-soft tabular">{customer.code}</span>
        {mainClass && <span className="ws-class">{mainClass.className}</span>}
        {card?.route && (
          <span className="ws-ellipsis">
            {t('workstation.route', { name: card.route.name })}
            {weekdays !== '' && ` · ${t('workstation.orderDay', { days: weekdays })}`}
          </span>
        )}
        {customer.contact !== null && <span className="ws-soft ws-ellipsis">{customer.contact}</span>}
        <span className="ws-spacer" />
        <button type="button" className="ws-link" onClick={() => useWorkstation.getState().open('customer')}>
          {t('workstation.card')} <KeyHint keys={KEY_MAP.customer.keys} />
        </button>
      </div>
      <div className="ws-customer-line">
        {card?.depositMinor != null && (
          <span>
            {t('workstation.deposit')} <strong>{<Amount minor={card.depositMinor} />}</strong>
          </span>
        )}
        <button type="button" className="ws-link ws-ellipsis" onClick={() => showAgenda('agenda')} title={why}>
          <QuestionCircleOutlined aria-hidden /> {t('workstation.whyToday', { why })}
        </button>
      </div>
      <div className="ws-customer-line">
        <LastCall />
        <RequestLine />
        {card?.rhythm != null && card.rhythm.daysLate > 0 && (
          <strong className="ws-due ws-rhythm" title={t('coverage.rhythm.formula', { days: card.rhythm.usualGapDays })}>
            {t('coverage.rhythm.head', { days: card.rhythm.usualGapDays, late: card.rhythm.daysLate })}
          </strong>
        )}
        {card?.note && (
          <span className="ws-ellipsis" title={card.note}>
            {t('workstation.customerNote', { note: card.note })}
          </span>
        )}
      </div>
    </header>
  );
}

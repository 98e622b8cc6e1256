import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../shared/contract/customers.ts';
import type { RouteDay } from '../../../shared/contract/routes.ts';
import { WEEKDAY_CODES } from '../../../shared/domain/calendar/business-date.ts';
import { storedRuleInWords } from '../../../shared/domain/queue/explain-words.ts';
import { formatDay, formatMinuteOfDay, formatWeekday } from '../../../shared/i18n/format.ts';
import { Amount } from '../../components/Amount.tsx';
import { DateText } from '../../components/DateText.tsx';
import { SkillTags } from '../../components/SkillTags.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { RhythmLine } from '../coverage/RhythmLine.tsx';
import { CustomerNote, PreferredHour } from './card/AtOnceFacts.tsx';
import { CustomerPhones } from './card/CustomerPhones.tsx';
import './customers.css';

interface CustomerFactsProps {
  readonly card: CustomerCard;
  /** Another customer, from the related ones. */
  onOpen(customerId: string): void;
}

/** Who the customer is, how it is reached, where it belongs. */
export function CustomerFacts({ card, onOpen }: CustomerFactsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const weekdays = card.orderWeekdays.map((code) => formatWeekday(WEEKDAY_CODES.indexOf(code) + 1, language));
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    [t('customers.phones'), <CustomerPhones key="phones" card={card} />],
    [t('customers.preferred'), <PreferredHour key="preferred" card={card} />],
    [t('customers.note'), <CustomerNote key="note" card={card} />],
    [t('customers.contact'), card.contact],
    [t('customers.address'), card.address],
    [t('customers.area'), card.area],
    [t('customers.classes'), card.classes.map((held) => `${held.classTypeName}: ${held.className}`).join(' · ')],
    [t('customers.route'), card.route ? <RouteLine key="route" card={card} /> : t('customers.noRoute')],
    [
      t('customers.weekdays'),
      weekdays.length === 0
        ? t('customers.noWeekday')
        : `${weekdays.join(' ')} (${t(card.ownOrderWeekdays ? 'customers.customerOwnDay' : 'customers.routeOwnDay')})`,
    ],
    [t('customers.anchor'), card.cycleAnchor && <DateText date={card.cycleAnchor} />],
    [
      t('customers.operator'),
      card.ownerOperator &&
        `${card.ownerOperator.name}${card.deputyOperator ? ` (${t('customers.deputy')} ${card.deputyOperator.name})` : ''}`,
    ],
    [t('skills.title'), card.skills.length > 0 && <NeededSkills key="skills" card={card} />],
    [t('customers.deposit'), card.depositMinor !== null && <Amount minor={card.depositMinor} />],
    [t('customers.creditLimit'), card.creditLimitMinor !== null && <Amount minor={card.creditLimitMinor} />],
    [
      t('customers.account'),
      card.settlementAccount !== null && <span className="tabular">{card.settlementAccount}</span>,
    ],
    [t('coverage.rhythm.title'), card.rhythm && <RhythmLine key="rhythm" rhythm={card.rhythm} />],
    [t('customers.licence'), card.licenceNumber],
    [t('customers.manager'), card.customerManager],
    [t('customers.owner'), card.ownerId],
    [t('customers.visits'), card.visits && <Visits key="visits" card={card} />],
    [t('customers.related'), card.relatedCustomers.length > 0 && <Related key="related" card={card} onOpen={onOpen} />],
  ];
  return (
    <dl className="customer-facts">
      {facts.map(([label, value]) =>
        value === null || value === false || value === '' || value === undefined ? null : (
          <Fact key={label} label={label} value={value} />
        ),
      )}
    </dl>
  );
}

/** Open or closed, and what keeps it from being called or is not real. */
export function CustomerTags({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  return (
    <span className="customer-card-tags">
      <StateTag tone={card.status === 'closed' ? 'off' : 'ready'}>{t(`customers.${card.status}`)}</StateTag>
      {card.doNotCall && <StateTag tone="paused">{t('customers.doNotCall')}</StateTag>}
      {card.madeUp.length > 0 && (
        <StateTag tone="wrap-up">
          {t('customers.madeUp')}: {card.madeUp.map((part) => t(`customers.madeUpPart.${part}`)).join(' · ')}
        </StateTag>
      )}
    </span>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** What its calls need, and who of its own people does not hold it. */
function NeededSkills({ card: { skills, ownerOperator, deputyOperator } }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const named = (lacking: CustomerCard['skills']) => lacking.map(({ name }) => name).join(' + ');
  const inUse = skills.filter(({ retired }) => !retired);
  const [owner, deputy] = [
    named(inUse.filter((one) => !one.ownerHolds)),
    named(inUse.filter((one) => !one.deputyHolds)),
  ];
  return (
    <>
      <SkillTags skills={skills} ids={skills.map(({ id }) => id)} />
      {owner !== '' && (
        <div>
          <StateTag tone="wrap-up">{t('skills.ownerLacks', { name: ownerOperator?.name, skills: owner })}</StateTag>
        </div>
      )}
      {deputy !== '' && (
        <div className="customer-soft">{t('skills.deputyLacks', { name: deputyOperator?.name, skills: deputy })}</div>
      )}
    </>
  );
}

function RouteLine({ card }: { readonly card: CustomerCard }) {
  if (!card.route) return null;
  return (
    <>
      {card.route.code} {card.route.name}
      {card.route.teamName !== null && <span className="customer-soft"> · {card.route.teamName}</span>}
      <ul>
        {card.route.days.map((day) => (
          <li key={day.orderWeekday} className="customer-soft">
            <RouteDayText day={day} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** `order Mon, cut-off 11:30, delivery the next day`. */
export function RouteDayText({ day }: { readonly day: RouteDay }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const time = formatMinuteOfDay(day.cutoffMinute);
  const after = day.deliveryDayOffset;
  return t('customers.deliveryDay', {
    weekday: formatWeekday(day.orderWeekday, language),
    cutoff: day.cutoffDayOffset === 1 ? t('customers.cutoffNextDay', { time }) : time,
    delivery:
      after === 0
        ? t('customers.sameDay')
        : after === 1
          ? t('customers.nextDay')
          : t('customers.daysLater', { count: after }),
  });
}

/** The reference rhythm of visits: in words, its next days, and what to mind. */
function Visits({ card: { visits, orderWeekdays } }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!visits) return null;
  const words = storedRuleInWords(visits.rule, orderWeekdays.join(','), (key, params) => t(key, params ?? {}));
  const next = visits.next.map((date) => formatDay(date, language, 'short-weekday')).join(t('strategies.words.and'));
  return (
    <>
      {words}
      {next !== '' && <div className="customer-soft">{t('customers.nextVisits', { dates: next })}</div>}
      {visits.note !== '' && <div className="customer-soft">{visits.note}</div>}
    </>
  );
}

function Related({ card, onOpen }: Pick<CustomerFactsProps, 'card' | 'onOpen'>) {
  const { t } = useTranslation();
  return (
    <ul>
      {card.relatedCustomers.map(({ id, code, name, because }) => (
        <li key={id}>
          <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpen(id)}>
            {code} {name}
          </Button>{' '}
          <span className="customer-soft">
            {t(because === 'owner' ? 'customers.relatedOwner' : 'customers.relatedPhone')}
          </span>
        </li>
      ))}
    </ul>
  );
}

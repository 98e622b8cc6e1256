import { Alert, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import type { HolidayRule } from '../../../shared/domain/calendar/place-call.ts';
import { storedRuleInWords } from '../../../shared/domain/queue/explain-words.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { usePreviewDates } from '../../api/strategies.ts';
import { useCompany } from '../../components/company-context.ts';
import { DateField } from '../../components/DateField.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useToday } from '../../components/use-today.ts';
import { namedWeekdays, needsOf } from './rule-form.ts';

interface RuleOutlookProps {
  readonly rule: string | null;
  readonly holidayRule: HolidayRule;
  readonly from: string;
  /** The dates are those of visits, of which nothing is missed when they are many. */
  readonly visits?: boolean;
  /** The customer that the rule is for; of a class any weekday may be looked at. */
  readonly customer?: OutlookCustomer;
}

export interface OutlookCustomer {
  readonly orderWeekdays: readonly WeekdayCode[];
  readonly cycleAnchor: string | null;
  /** Order weekdays of its route, ISO; null: it has no route. */
  readonly routeWeekdays: readonly number[] | null;
}

const SHOWN_DAYS = 56;
const SHOWN = 8;

/** A rule in words, the next days on which it calls, holidays moved already, and what to know before saving it. */
export function RuleOutlook({ rule, holidayRule, from: validFrom, visits = false, customer }: RuleOutlookProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { phaseDate } = useCompany();
  const [weekdays, setWeekdays] = useState<readonly WeekdayCode[]>(
    customer && customer.orderWeekdays.length > 0 ? customer.orderWeekdays : ['TU'],
  );
  const [anchor, setAnchor] = useState<string | null>(customer?.cycleAnchor ?? null);
  const today = useToday();
  const from = validFrom > today ? validFrom : today;
  const needs = rule === null ? { weekdays: false, anchor: false } : needsOf(rule);
  const asked =
    rule === null ? null : { rule, holidayRule, weekdays: [...weekdays], anchor, from, to: addDays(from, SHOWN_DAYS) };
  const preview = usePreviewDates(asked);
  if (rule === null) return null;
  const dates = preview.data?.dates ?? [];
  const offRoute = customer?.routeWeekdays
    ? namedWeekdays(rule).filter((code) => !customer.routeWeekdays?.includes(WEEKDAY_CODES.indexOf(code) + 1))
    : [];
  return (
    <div className="strategy-outlook">
      <p aria-live="polite">
        <strong>{storedRuleInWords(rule, '', (key, params) => t(key, params ?? {}))}</strong>{' '}
        <code className="strategy-code">{rule}</code>
      </p>
      {(needs.weekdays || needs.anchor) && (
        <div className="strategy-rule strategy-soft">
          {needs.weekdays && (
            <span className="strategy-every">
              {t('strategies.shownFor')}
              <Select<WeekdayCode[]>
                mode="multiple"
                aria-label={t('strategies.shownFor')}
                value={[...weekdays]}
                style={{ minWidth: 110 }}
                options={WEEKDAY_CODES.map((code) => ({ value: code, label: t(`strategies.weekday.${code}`) }))}
                onChange={(days) => setWeekdays(WEEKDAY_CODES.filter((code) => days.includes(code)))}
              />
            </span>
          )}
          {needs.anchor && (
            <span className="strategy-every">
              {t('strategies.shownAnchor')}
              <DateField
                label={t('strategies.shownAnchor')}
                date={anchor}
                placeholder={phaseDate}
                onChange={setAnchor}
              />
            </span>
          )}
        </div>
      )}
      {preview.error ? (
        <ErrorNotice text={describe(preview.error)} />
      ) : (
        <>
          <p className="strategy-soft">{t(visits ? 'strategies.visit.nextDates' : 'strategies.nextDates')}</p>
          {preview.data && dates.length === 0 && <p>{t('strategies.noDates')}</p>}
          <p className="strategy-dates">
            {dates.slice(0, SHOWN).map((date) => (
              <Tag key={date}>{formatDay(date, language, 'short-weekday')}</Tag>
            ))}
          </p>
          {preview.data?.moved.slice(0, 3).map(({ date, to }) => (
            <p key={date} className="strategy-soft">
              {to === null
                ? t('strategies.skippedDates', { date })
                : t(to < today ? 'strategies.pastDates' : 'strategies.movedDates', { date, to })}
            </p>
          ))}
          {offRoute.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t('strategies.offRoute', {
                days: offRoute.map((code) => t(`strategies.weekday.${code}`)).join(t('strategies.words.and')),
              })}
            />
          )}
          {(visits ? [] : (preview.data?.remarks ?? [])).map(({ key, params }) => (
            <Alert key={key} type="warning" showIcon title={t(`strategies.remark.${key}`, params)} />
          ))}
        </>
      )}
    </div>
  );
}

import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { HolidayRule } from '../../../shared/domain/calendar/place-call.ts';
import { storedRuleInWords } from '../../../shared/domain/queue/explain-words.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { usePreviewDates } from '../../api/strategies.ts';
import { useCompany } from '../../components/company-context.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { serverNow } from '../../state/server-clock.ts';

interface RuleOutlookProps {
  readonly rule: string | null;
  readonly holidayRule: HolidayRule;
  readonly from: string;
}

const SHOWN_DAYS = 56;
const SHOWN = 8;

/** A rule in words and the next days on which it calls, holidays moved already. */
export function RuleOutlook({ rule, holidayRule, from: validFrom }: RuleOutlookProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { timeZone } = useCompany();
  const today = businessDateAt(serverNow(), timeZone);
  const from = validFrom > today ? validFrom : today;
  const asked =
    rule === null ? null : { rule, holidayRule, weekdays: ['TU' as const], from, to: addDays(from, SHOWN_DAYS) };
  const preview = usePreviewDates(asked);
  if (rule === null) return null;
  const dates = preview.data?.dates ?? [];
  return (
    <div className="strategy-outlook" aria-live="polite">
      {preview.error ? (
        <ErrorNotice text={describe(preview.error)} />
      ) : (
        <>
          <p>
            <strong>{storedRuleInWords(rule, '', (key, params) => t(key, params ?? {}))}</strong>{' '}
            <code className="strategy-code">{rule}</code>
          </p>
          <p className="strategy-soft">
            {t('strategies.nextDates')} ({t('strategies.nextDatesFor')})
          </p>
          {preview.data && dates.length === 0 && <p>{t('strategies.noDates')}</p>}
          <p className="strategy-dates">
            {dates.slice(0, SHOWN).map((date) => (
              <Tag key={date}>{formatDay(date, language, 'short-weekday')}</Tag>
            ))}
          </p>
          {preview.data?.moved.slice(0, 3).map(({ date, to }) => (
            <p key={date} className="strategy-soft">
              {to === null ? t('strategies.skippedDates', { date }) : t('strategies.movedDates', { date, to })}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

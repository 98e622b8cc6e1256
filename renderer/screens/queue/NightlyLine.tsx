import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NightlyState } from '../../../shared/contract/queue-plan.ts';
import { formatCount, formatInstant, formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import { useNightlyBuild } from '../../api/queue.ts';
import { useCompany } from '../../components/company-context.ts';
import { useLanguage } from '../../components/use-language.ts';

/** When the program builds by itself and how it went; a failure stands out. */
export function NightlyLine() {
  const { t } = useTranslation();
  const nightly = useNightlyBuild().data;
  if (!nightly) return null;
  const { last, on } = nightly;
  if (on && last?.outcome === 'failed') return <NightlyFailure last={last} />;
  return (
    <p className="queue-soft queue-nightly">
      {on
        ? t(`queue.nightly.${nightly.day}`, { time: formatMinuteOfDay(nightly.minute) })
        : `${t('queue.nightly.off')} ${t('queue.nightly.offHint')}`}{' '}
      {last ? <NightlyOutcome last={last} /> : on && t('queue.nightly.none')}
    </p>
  );
}

type Last = NonNullable<NightlyState['last']>;

function NightlyOutcome({ last }: { readonly last: Last }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { timeZone } = useCompany();
  const { counts, date } = last;
  if (last.outcome === 'running') return t('queue.nightly.running', { date });
  if (counts === null) return null;
  return t('queue.nightly.built', {
    at: formatInstant(last.endedAtMs ?? last.startedAtMs, timeZone, 'date-time'),
    date,
    due: formatCount(counts.due, language),
    created: formatCount(counts.created, language),
    dropped: formatCount(counts.dropped, language),
  });
}

function NightlyFailure({ last }: { readonly last: Last }) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const { error, date } = last;
  const problem = error
    ? t(`errors.${error.key}`, { ...error.params, defaultValue: t('errors.unknown', { key: error.key }) })
    : t('queue.nightly.interrupted');
  const at = formatInstant(last.endedAtMs ?? last.startedAtMs, timeZone, 'date-time');
  return <Alert type="warning" showIcon title={t('queue.nightly.failed', { date, at, problem })} />;
}

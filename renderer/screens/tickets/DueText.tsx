import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { InstantText } from '../../components/DateText.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { workingTimeText } from '../../components/working-time-text.ts';

const MINUTE_MS = 60_000;
const YEAR = '2026-';

interface DueTextProps {
  /** null: no clock runs. */
  readonly dueAtMs: number | null;
  /** Working ms until then, negative afterwards. */
  readonly leftMs: number | null;
  readonly isOverdue: boolean;
  /** In a list: the instant without its year, which stands in its hint. */
  readonly brief?: boolean;
}

/** How much working time is left, or for how long it is overdue, and the instant. */
export function DueText({ dueAtMs, leftMs, isOverdue, brief = false }: DueTextProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  if (dueAtMs === null || leftMs === null) return '–';
  const time = workingTimeText(t, Math.floor(Math.abs(leftMs) / MINUTE_MS));
  const whole = formatInstant(dueAtMs, timeZone, 'date-time');
  return (
    <span className="case-due tabular">
      {isOverdue ? (
        <StateTag tone="overdue">{t('tickets.due.over', { time })}</StateTag>
      ) : (
        t('tickets.due.left', { time })
      )}{' '}
      {brief ? (
        <time className="case-soft" dateTime={new Date(dueAtMs).toISOString()} title={whole}>
          {whole.slice(YEAR.length)}
        </time>
      ) : (
        <span className="case-soft">
          <InstantText atMs={dueAtMs} />
        </span>
      )}
    </span>
  );
}

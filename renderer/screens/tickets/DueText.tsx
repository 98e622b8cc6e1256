import { useTranslation } from 'react-i18next';
import { InstantText } from '../../components/DateText.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { workingTimeText } from '../../components/working-time-text.ts';

const MINUTE_MS = 60_000;

interface DueTextProps {
  /** null: no clock runs. */
  readonly dueAtMs: number | null;
  /** Working ms until then, negative afterwards. */
  readonly leftMs: number | null;
  readonly isOverdue: boolean;
}

/** How much working time is left, or for how long it is overdue, and the instant. */
export function DueText({ dueAtMs, leftMs, isOverdue }: DueTextProps) {
  const { t } = useTranslation();
  if (dueAtMs === null || leftMs === null) return '–';
  const time = workingTimeText(t, Math.floor(Math.abs(leftMs) / MINUTE_MS));
  return (
    <span className="case-due tabular">
      {isOverdue ? (
        <StateTag tone="overdue">{t('tickets.due.over', { time })}</StateTag>
      ) : (
        t('tickets.due.left', { time })
      )}{' '}
      <span className="case-soft">
        <InstantText atMs={dueAtMs} />
      </span>
    </span>
  );
}

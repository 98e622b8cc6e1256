import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { InstantText } from '../../components/DateText.tsx';

interface CallAtTimeProps {
  readonly atMs: number;
  /** null: it was in no call. */
  readonly callId: string | null;
  onOpenCall(callId: string): void;
}

/** When something of the day was, which opens the call that it was in. */
export function CallAtTime({ atMs, callId, onOpenCall }: CallAtTimeProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const time = <InstantText atMs={atMs} style="time" />;
  if (callId === null) return time;
  return (
    <Button
      type="link"
      size="small"
      className="work-link tabular"
      aria-label={t('workLog.openCall', { time: formatInstant(atMs, timeZone, 'time') })}
      onClick={() => onOpenCall(callId)}
    >
      {time}
    </Button>
  );
}

import { LeftOutlined, PrinterOutlined, ReloadOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { DateField } from '../../components/DateField.tsx';

interface DayActionsProps {
  readonly date: string;
  readonly today: string;
  readonly isLoading: boolean;
  onDate(date: string): void;
  onRefresh(): void;
}

/** From day to day, compiling anew, printing. */
export function DayActions({ date, today, isLoading, onDate, onRefresh }: DayActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        icon={<LeftOutlined />}
        aria-label={t('workLog.previousDay')}
        title={t('workLog.previousDay')}
        onClick={() => onDate(addDays(date, -1))}
      />
      <DateField label={t('workLog.date')} date={date} onChange={onDate} />
      <Button
        icon={<RightOutlined />}
        aria-label={t('workLog.nextDay')}
        title={t('workLog.nextDay')}
        disabled={date >= today}
        onClick={() => onDate(addDays(date, 1))}
      />
      <Button
        icon={<ReloadOutlined />}
        aria-label={t('workLog.refresh')}
        title={t('workLog.refresh')}
        loading={isLoading}
        onClick={onRefresh}
      />
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t('workLog.print')}
      </Button>
    </>
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../components/DateField.tsx';
import { presetRange, REPORT_PRESETS, type ReportPreset } from '../call-log/date-presets.ts';

interface Period {
  /** Business dates, both included. */
  readonly from: string;
  readonly to: string;
}

interface PeriodFieldsProps {
  readonly period: Period;
  readonly today: string;
  /** Of the list of periods, px. */
  readonly width: number;
  onChange(change: Partial<Period>): void;
}

/** A period by its name or by its first and last day. */
export function PeriodFields({ period: { from, to }, today, width, onChange }: PeriodFieldsProps) {
  const { t } = useTranslation();
  const preset = REPORT_PRESETS.find((name) => {
    const range = presetRange(name, today);
    return range.from === from && range.to === to;
  });
  return (
    <>
      <Select<ReportPreset>
        aria-label={t('caseFigures.period')}
        placeholder={t('caseFigures.period')}
        popupMatchSelectWidth={false}
        style={{ width }}
        value={preset ?? null}
        options={REPORT_PRESETS.map((name) => ({ value: name, label: t(`caseFigures.presets.${name}`) }))}
        onChange={(name) => onChange(presetRange(name, today))}
      />
      <DateField label={t('caseFigures.from')} date={from} onChange={(date) => onChange({ from: date })} />
      <span aria-hidden>–</span>
      <DateField label={t('caseFigures.to')} date={to} onChange={(date) => onChange({ to: date })} />
    </>
  );
}

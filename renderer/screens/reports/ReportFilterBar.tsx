import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  CALL_DIRECTIONS,
  type CallDirection,
  type CallLogChoices,
  type CallLogFilter,
  callLogFilter,
} from '../../../shared/contract/call-log.ts';
import { DateField } from '../../components/DateField.tsx';
import { presetRange, REPORT_PRESETS, type ReportPreset } from '../call-log/date-presets.ts';

const LISTS = [
  ['seats', 'seatIds'],
  ['operators', 'operatorIds'],
  ['classes', 'classIds'],
  ['routes', 'routeIds'],
] as const;
const OF_PEOPLE: readonly string[] = ['seats', 'operators'];

interface ReportFilterBarProps {
  readonly choices: CallLogChoices;
  readonly filter: CallLogFilter;
  onChange(filter: CallLogFilter): void;
}

/** The period and which calls count; every change counts again. */
export function ReportFilterBar({ choices, filter, onChange }: ReportFilterBarProps) {
  const { t } = useTranslation();
  const set = (change: Partial<CallLogFilter>) => onChange({ ...filter, ...change });
  const preset = REPORT_PRESETS.find((name) => {
    const range = presetRange(name, choices.today);
    return range.from === filter.from && range.to === filter.to;
  });
  return (
    <search className="figures-bar">
      <Select<ReportPreset>
        aria-label={t('caseFigures.period')}
        placeholder={t('caseFigures.period')}
        popupMatchSelectWidth={false}
        style={{ width: 112 }}
        value={preset ?? null}
        options={REPORT_PRESETS.map((name) => ({ value: name, label: t(`caseFigures.presets.${name}`) }))}
        onChange={(name) => set(presetRange(name, choices.today))}
      />
      <DateField label={t('caseFigures.from')} date={filter.from} onChange={(from) => set({ from })} />
      <span aria-hidden>–</span>
      <DateField label={t('caseFigures.to')} date={filter.to} onChange={(to) => set({ to })} />
      {LISTS.filter(([list]) => choices.choosesPeople || !OF_PEOPLE.includes(list)).map(([list, field]) => (
        <Select
          key={field}
          mode="multiple"
          aria-label={t(`reports.${list}`)}
          placeholder={t(`reports.${list}`)}
          maxTagCount="responsive"
          popupMatchSelectWidth={false}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 122 }}
          value={[...filter[field]]}
          options={choices[list].map(({ id, label }) => ({ value: id, label }))}
          onChange={(ids: string[]) => set({ [field]: ids })}
        />
      ))}
      <Select<CallDirection>
        aria-label={t('callLog.column.direction')}
        placeholder={t('callLog.anyDirection')}
        allowClear
        style={{ width: 112 }}
        value={filter.direction}
        options={CALL_DIRECTIONS.map((value) => ({ value, label: t(`callLog.direction.${value}`) }))}
        onChange={(direction?: CallDirection) => set({ direction: direction ?? null })}
      />
      <Button onClick={() => onChange(callLogFilter.parse({ from: filter.from, to: filter.to }))}>
        {t('callLog.reset')}
      </Button>
    </search>
  );
}

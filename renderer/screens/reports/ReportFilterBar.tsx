import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  CALL_DIRECTIONS,
  type CallDirection,
  type CallLogChoices,
  type CallLogFilter,
  callLogFilter,
} from '../../../shared/contract/call-log.ts';
import { PeriodFields } from '../case-figures/PeriodFields.tsx';

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
  return (
    <search className="figures-bar">
      <PeriodFields period={filter} today={choices.today} width={112} onChange={set} />
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

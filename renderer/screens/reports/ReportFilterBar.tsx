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
import { ChoiceFields } from './ChoiceFields.tsx';

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
      <PeriodFields period={filter} today={choices.today} width={132} onChange={set} />
      <ChoiceFields choices={choices} chosen={filter} onChange={set} />
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

import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallLogChoices } from '../../../shared/contract/call-log.ts';
import { type SeatStateFilter, seatStateFilter } from '../../../shared/contract/seat-states.ts';
import { SEAT_TIMES, type SeatTimeName } from '../../../shared/domain/supervision/seat-time.ts';
import { usePauseWord } from '../../components/use-pause-word.ts';
import { ConditionButtons } from '../call-log/ConditionButtons.tsx';
import { hourWords, withNone } from '../call-log/condition-words.ts';
import { PeriodFields } from '../case-figures/PeriodFields.tsx';
import { ChoiceFields } from '../reports/ChoiceFields.tsx';

interface SeatStateFilterBarProps {
  readonly choices: CallLogChoices;
  readonly filter: SeatStateFilter;
  onChange(filter: SeatStateFilter): void;
}

/** The period, the people, and which states; what else a figure led to stands as a button that takes it away. */
export function SeatStateFilterBar({ choices, filter, onChange }: SeatStateFilterBarProps) {
  const { t } = useTranslation();
  const pauseWord = usePauseWord();
  const set = (change: Partial<SeatStateFilter>) => onChange({ ...filter, ...change });
  const conditions: (readonly [string, Partial<SeatStateFilter>])[] = [];
  if (filter.teamIds.length > 0) {
    const teams = withNone(t, 'teamIds', choices.teams, filter.teamIds).filter(({ id }) => filter.teamIds.includes(id));
    const names = teams.map(({ label }) => label).join(t('callLog.words.and'));
    conditions.push([names || t('callLog.teams'), { teamIds: [] }]);
  }
  if (filter.hours.length > 0) conditions.push([hourWords(t, filter.hours), { hours: [] }]);
  if (filter.reason !== null) conditions.push([pauseWord(filter.reason), { reason: null }]);
  return (
    <search className="figures-bar">
      <PeriodFields period={filter} today={choices.today} width={132} onChange={set} />
      <ChoiceFields choices={choices} chosen={filter} onChange={set} />
      <Select<SeatTimeName>
        aria-label={t('seatStates.ofLabel')}
        style={{ width: 168 }}
        value={filter.of}
        options={SEAT_TIMES.map((value) => ({ value, label: t(`seatStates.of.${value}`) }))}
        onChange={(of) => set({ of, reason: null })}
      />
      <ConditionButtons conditions={conditions} onRemove={set} />
      <Button onClick={() => onChange(seatStateFilter.parse({ from: filter.from, to: filter.to }))}>
        {t('callLog.reset')}
      </Button>
    </search>
  );
}

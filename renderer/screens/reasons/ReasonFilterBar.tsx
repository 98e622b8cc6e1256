import { Button, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallLogChoices } from '../../../shared/contract/call-log.ts';
import { LEAST_TIMES, type ReasonFilter, type ReasonKind } from '../../../shared/contract/reasons.ts';
import { DateField } from '../../components/DateField.tsx';
import { PeriodFields } from '../case-figures/PeriodFields.tsx';
import { ChoiceFields } from '../reports/ChoiceFields.tsx';
import { periodOf, type ShownReasons } from './reason-address.ts';

/** Nobody is due, and nothing is bought, at a seat. */
const WITHOUT_SEATS: readonly ReasonKind[] = ['unordered', 'lapsed'];

interface ReasonFilterBarProps {
  readonly choices: CallLogChoices;
  readonly shown: ShownReasons;
  onChange(change: Partial<Pick<ShownReasons, 'filter' | 'times'>>): void;
}

/** The period as the kind means it, and whose rows count; every change counts again. */
export function ReasonFilterBar({ choices, shown, onChange }: ReasonFilterBarProps) {
  const { t } = useTranslation();
  const { kind, filter, times } = shown;
  const set = (change: Partial<ReasonFilter>) => onChange({ filter: { ...filter, ...change } });
  return (
    <search className="figures-bar">
      {kind === 'unordered' ? (
        <DateField label={t('reasons.day')} date={filter.to} onChange={(date) => set({ from: date, to: date })} />
      ) : kind === 'lapsed' ? (
        <>
          <span>{t('reasons.boughtWithin')}</span>
          <DateField label={t('reasons.boughtFrom')} date={filter.from} onChange={(from) => set({ from })} />
          <span aria-hidden>–</span>
          <DateField label={t('reasons.boughtTo')} date={filter.to} onChange={(to) => set({ to })} />
          <span>{t('reasons.notSince')}</span>
          <InputNumber
            aria-label={t('reasons.times')}
            min={LEAST_TIMES.least}
            max={LEAST_TIMES.most}
            precision={0}
            style={{ width: 56 }}
            value={times}
            onChange={(value) => value !== null && onChange({ times: value })}
          />
          <span>{t('reasons.timesUnit')}</span>
        </>
      ) : (
        <PeriodFields period={filter} today={choices.today} width={132} onChange={set} />
      )}
      <ChoiceFields choices={choices} chosen={filter} withoutSeats={WITHOUT_SEATS.includes(kind)} onChange={set} />
      <Button
        onClick={() =>
          onChange({
            times: LEAST_TIMES.default,
            filter: {
              ...periodOf(kind, choices.today),
              ...{ seatIds: [], operatorIds: [], classIds: [], routeIds: [] },
            },
          })
        }
      >
        {t('callLog.reset')}
      </Button>
    </search>
  );
}

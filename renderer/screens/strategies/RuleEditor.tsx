import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import { CYCLE_KINDS, type CycleKind, MOST_EVERY, NTHS, type RuleFields, TEN_DAY_PERIODS } from './rule-form.ts';

interface RuleEditorProps {
  readonly value: RuleFields;
  readonly disabled: boolean;
  onChange(fields: RuleFields): void;
}

const UNIT = {
  weekly: 'weeks',
  daily: 'days',
  workdays: 'callDays',
  monthDays: 'months',
  nthWeekday: 'months',
  tenDays: 'months',
  other: null,
} as const;

/** The cycle as a form; the rule it makes is always shown in words beside it. */
export function RuleEditor({ value, disabled, onChange }: RuleEditorProps) {
  const { t } = useTranslation();
  const { kind } = value;
  const set = (part: Partial<RuleFields>) => onChange({ ...value, ...part });
  return (
    <div className="strategy-rule">
      <Select<CycleKind>
        aria-label={t('strategies.cycleKind')}
        value={kind}
        disabled={disabled}
        style={{ width: 240 }}
        options={CYCLE_KINDS.map((one) => ({ value: one, label: t(`strategies.kind.${one}`) }))}
        onChange={(one) => set({ kind: one, every: UNIT[one] === UNIT[kind] ? value.every : 1 })}
      />
      {UNIT[kind] !== null && (
        <span className="strategy-every">
          {t('strategies.every')}
          <InputNumber
            aria-label={t('strategies.every')}
            min={1}
            max={MOST_EVERY[kind]}
            value={value.every}
            disabled={disabled}
            keyboard={false}
            changeOnWheel={false}
            style={{ width: 64 }}
            onChange={(n) => set({ every: n ?? 1 })}
          />
          {t(`strategies.${UNIT[kind]}`)}
        </span>
      )}
      {kind === 'monthDays' && (
        <Select<number[]>
          mode="multiple"
          aria-label={t('strategies.monthDay')}
          disabled={disabled}
          value={[...value.monthDays]}
          style={{ minWidth: 240 }}
          options={[
            ...Array.from({ length: 31 }, (_, at) => ({
              value: at + 1,
              label: t('strategies.words.day', { day: at + 1 }),
            })),
            { value: -1, label: t('strategies.lastDayOption') },
          ]}
          onChange={(monthDays) => set({ monthDays })}
        />
      )}
      {kind === 'nthWeekday' && (
        <Checkbox.Group<number>
          aria-label={t('strategies.nthLabel')}
          disabled={disabled}
          value={[...value.nths]}
          options={NTHS.map((nth) => ({ value: nth, label: t(`strategies.nth.${nth === -1 ? 'last' : nth}`).trim() }))}
          onChange={(chosen) => set({ nths: NTHS.filter((nth) => chosen.includes(nth)) })}
        />
      )}
      {kind === 'tenDays' && (
        <Checkbox.Group<number>
          aria-label={t('strategies.tenDaysLabel')}
          disabled={disabled}
          value={[...value.periods]}
          options={TEN_DAY_PERIODS.map((one) => ({ value: one, label: t(`strategies.tenDaysOption.${one}`) }))}
          onChange={(chosen) => set({ periods: TEN_DAY_PERIODS.filter((one) => chosen.includes(one)) })}
        />
      )}
      {(kind === 'weekly' || kind === 'nthWeekday' || kind === 'tenDays') && (
        <Weekdays value={value} disabled={disabled} onChange={set} />
      )}
      {kind === 'other' && (
        <Input
          aria-label={t('strategies.ruleText')}
          disabled={disabled}
          value={value.text}
          maxLength={300}
          placeholder={t('strategies.ruleHint')}
          className="tabular"
          onChange={({ target }) => set({ text: target.value })}
        />
      )}
    </div>
  );
}

interface WeekdaysProps {
  readonly value: RuleFields;
  readonly disabled: boolean;
  onChange(part: Partial<RuleFields>): void;
}

/** The customer's own order weekdays, or some that the strategy names. */
function Weekdays({ value, disabled, onChange }: WeekdaysProps) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        aria-label={t('strategies.onDays')}
        disabled={disabled}
        value={value.own}
        onChange={({ target }) => onChange({ own: target.value as boolean })}
        options={[
          { value: true, label: t('strategies.ownDays') },
          { value: false, label: t('strategies.theseDays') },
        ]}
      />
      {!value.own && (
        <Checkbox.Group<WeekdayCode>
          aria-label={t('strategies.theseDays')}
          disabled={disabled}
          value={[...value.weekdays]}
          options={WEEKDAY_CODES.map((code) => ({ value: code, label: t(`strategies.weekday.${code}`) }))}
          onChange={(days) => onChange({ weekdays: WEEKDAY_CODES.filter((code) => days.includes(code)) })}
        />
      )}
    </>
  );
}

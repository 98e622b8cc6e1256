import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import { CYCLE_KINDS, type CycleKind, type RuleFields } from './rule-form.ts';

interface RuleEditorProps {
  readonly value: RuleFields;
  readonly disabled: boolean;
  onChange(fields: RuleFields): void;
}

const MOST = { weekly: 8, daily: 366, workdays: 366, monthDays: 1, other: 1 } as const;

/** The cycle as a form; the rule it makes is always shown in words beside it. */
export function RuleEditor({ value, disabled, onChange }: RuleEditorProps) {
  const { t } = useTranslation();
  const set = (part: Partial<RuleFields>) => onChange({ ...value, ...part });
  const every = (unit: string) => (
    <span className="strategy-every">
      {t('strategies.every')}
      <InputNumber
        aria-label={t('strategies.every')}
        min={1}
        max={MOST[value.kind]}
        value={value.every}
        disabled={disabled}
        keyboard={false}
        changeOnWheel={false}
        style={{ width: 64 }}
        onChange={(n) => set({ every: n ?? 1 })}
      />
      {unit}
    </span>
  );
  return (
    <div className="strategy-rule">
      <Select<CycleKind>
        aria-label={t('strategies.cycleKind')}
        value={value.kind}
        disabled={disabled}
        style={{ width: 240 }}
        options={CYCLE_KINDS.map((kind) => ({ value: kind, label: t(`strategies.kind.${kind}`) }))}
        onChange={(kind) => set({ kind, every: Math.min(value.every, MOST[kind]) })}
      />
      {value.kind === 'weekly' && (
        <>
          {every(t('strategies.weeks'))}
          <Radio.Group
            aria-label={t('strategies.onDays')}
            disabled={disabled}
            value={value.own}
            onChange={({ target }) => set({ own: target.value as boolean })}
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
              onChange={(days) => set({ weekdays: WEEKDAY_CODES.filter((code) => days.includes(code)) })}
            />
          )}
        </>
      )}
      {value.kind === 'daily' && every(t('strategies.days'))}
      {value.kind === 'workdays' && every(t('strategies.callDays'))}
      {value.kind === 'monthDays' && (
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
      {value.kind === 'other' && (
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

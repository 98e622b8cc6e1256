import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CALL_DIRECTIONS,
  type CallDirection,
  type CallLogChoices,
  type CallLogFilter,
  callLogFilter,
} from '../../../shared/contract/call-log.ts';
import { DISPOSITIONS, NO_ORDER_REASONS } from '../../../shared/contract/dispositions.ts';
import { DateField } from '../../components/DateField.tsx';
import { ConditionButtons } from './ConditionButtons.tsx';
import { withNone } from './condition-words.ts';
import { DATE_PRESETS, type DatePreset, presetRange } from './date-presets.ts';
import { useFigureConditions } from './use-figure-conditions.ts';

const YES_NO = ['yes', 'no'] as const;
type YesNo = (typeof YES_NO)[number];

interface FilterBarProps {
  readonly choices: CallLogChoices;
  readonly filter: CallLogFilter;
  /** The name of the dates, where they move on with the days. */
  readonly period: DatePreset | null;
  onChange(filter: CallLogFilter): void;
  onPeriod(period: DatePreset): void;
}

/** Dates, people, places, results and numbers; every change shows at once. */
export function CallLogFilterBar({ choices, filter, period, onChange, onPeriod }: FilterBarProps) {
  const { t } = useTranslation();
  const set = (change: Partial<CallLogFilter>) => onChange({ ...filter, ...change });
  const { from, to } = filter;
  const backwards = from > to ? t('errors.date-range-backwards', { from, to }) : null;
  const preset = DATE_PRESETS.find((name) => {
    const range = presetRange(name, choices.today);
    return range.from === filter.from && range.to === filter.to;
  });
  const codeChoice = (kind: 'disposition' | 'noOrderReason') => (code: string) => ({
    id: code,
    label: t(`callLog.${kind}.${code}`),
  });
  const anyOf = (
    label: string,
    options: CallLogChoices['seats'],
    value: readonly string[],
    field: keyof CallLogFilter,
    width: 'call-log-filter' | 'call-log-reason' = 'call-log-filter',
  ) => (
    <Select
      mode="multiple"
      className={width}
      aria-label={label}
      placeholder={label}
      maxTagCount="responsive"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={[...value]}
      options={options.map((option) => ({ value: option.id, label: option.label }))}
      onChange={(ids: string[]) => set({ [field]: ids })}
    />
  );
  const ofNone = (field: 'seatIds' | 'classIds' | 'routeIds', list: CallLogChoices['seats']) =>
    withNone(t, field, list, filter[field]);
  const conditions = useFigureConditions(choices, filter);
  return (
    <search className="call-log-filters">
      <Select<DatePreset>
        aria-label={t('callLog.period')}
        placeholder={t('callLog.period')}
        value={period ?? preset ?? null}
        options={DATE_PRESETS.map((name) => ({ value: name, label: t(`callLog.${name}`) }))}
        onChange={onPeriod}
        style={{ width: 100 }}
      />
      <DateField label={t('callLog.from')} date={from} error={backwards} onChange={(from) => set({ from })} />
      <span aria-hidden>–</span>
      <DateField label={t('callLog.to')} date={to} error={backwards} onChange={(to) => set({ to })} />
      {choices.choosesPeople && anyOf(t('callLog.seats'), ofNone('seatIds', choices.seats), filter.seatIds, 'seatIds')}
      {choices.choosesPeople && anyOf(t('callLog.operators'), choices.operators, filter.operatorIds, 'operatorIds')}
      {anyOf(t('callLog.classes'), ofNone('classIds', choices.classes), filter.classIds, 'classIds')}
      {anyOf(t('callLog.routes'), ofNone('routeIds', choices.routes), filter.routeIds, 'routeIds')}
      {anyOf(
        t('callLog.dispositions'),
        DISPOSITIONS.map(codeChoice('disposition')),
        filter.dispositions,
        'dispositions',
      )}
      <Select<CallDirection | 'any'>
        aria-label={t('callLog.column.direction')}
        value={filter.direction ?? 'any'}
        options={[
          { value: 'any', label: t('callLog.anyDirection') },
          ...CALL_DIRECTIONS.map((direction) => ({ value: direction, label: t(`callLog.direction.${direction}`) })),
        ]}
        onChange={(direction) => set({ direction: direction === 'any' ? null : direction })}
        style={{ width: 116 }}
      />
      {anyOf(
        t('callLog.column.noOrderReason'),
        NO_ORDER_REASONS.map(codeChoice('noOrderReason')),
        filter.noOrderReasons,
        'noOrderReasons',
        'call-log-reason',
      )}
      {(['hasOrder', 'hasTicket'] as const).map((field) => (
        <Select<YesNo>
          key={field}
          className="call-log-has"
          aria-label={t(`callLog.${field}.label`)}
          placeholder={t(`callLog.${field}.label`)}
          allowClear
          value={filter[field] === null ? null : filter[field] ? 'yes' : 'no'}
          options={YES_NO.map((answer) => ({ value: answer, label: t(`callLog.${field}.${answer}`) }))}
          onChange={(answer?: YesNo) => set({ [field]: answer === undefined ? null : answer === 'yes' })}
        />
      ))}
      <NumberInput number={filter.number} onChange={(number) => set({ number })} />
      <ConditionButtons conditions={conditions} onRemove={set} />
      <Button onClick={() => onChange(callLogFilter.parse({ from: filter.from, to: filter.to }))}>
        {t('callLog.reset')}
      </Button>
    </search>
  );
}

/** The end of a number; it filters from four digits on. */
function NumberInput({ number, onChange }: { readonly number: string | null; onChange(number: string | null): void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(number ?? '');
  useEffect(() => setText(number ?? ''), [number]);
  const tooShort = text.length > 0 && text.length < 4;
  return (
    <Input
      aria-label={t('callLog.numberEnd')}
      placeholder={t('callLog.numberEnd')}
      inputMode="numeric"
      maxLength={20}
      allowClear
      value={text}
      status={tooShort ? 'warning' : ''}
      title={tooShort ? t('callLog.numberTooShort') : ''}
      className="call-log-number"
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, '');
        setText(digits);
        if (digits === '' && number !== null) onChange(null);
      }}
      onBlur={() => apply()}
      onPressEnter={() => apply()}
    />
  );

  function apply() {
    if (text.length >= 4 && text !== number) onChange(text);
  }
}

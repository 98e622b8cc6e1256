import { SearchOutlined } from '@ant-design/icons';
import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ORDER_STATES, type OrderSummary } from '../../../shared/contract/orders.ts';
import type { BusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { DateField } from '../../components/DateField.tsx';
import { DATE_PRESETS, type DatePreset, presetRange } from '../call-log/date-presets.ts';
import type { ShownOrders } from './filter-params.ts';

interface FilterBarProps {
  readonly filter: ShownOrders;
  readonly today: BusinessDate;
  onChange(filter: ShownOrders): void;
}

/** Days, state, and a part of number or customer; every change shows at once. */
export function OrderFilterBar({ filter, today, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(filter.text);
  useEffect(() => setText(filter.text), [filter.text]);
  const preset = DATE_PRESETS.find((name) => {
    const range = presetRange(name, today);
    return range.from === filter.from && range.to === filter.to;
  });
  const date = (field: 'from' | 'to') => (
    <DateField
      label={t(`orders.${field}`)}
      date={filter[field]}
      onChange={(picked) => onChange({ ...filter, [field]: picked })}
    />
  );
  const apply = () => {
    if (text.trim() !== filter.text) onChange({ ...filter, text: text.trim() });
  };
  return (
    <search className="orders-filters">
      <Select<DatePreset>
        aria-label={t('orders.period')}
        placeholder={t('orders.period')}
        value={preset ?? null}
        options={DATE_PRESETS.map((name) => ({ value: name, label: t(`orders.periods.${name}`) }))}
        onChange={(name) => onChange({ ...filter, ...presetRange(name, today) })}
        style={{ width: 110 }}
      />
      {date('from')}
      <span aria-hidden>–</span>
      {date('to')}
      <Select<OrderSummary['state'] | 'any'>
        aria-label={t('orders.state')}
        value={filter.state ?? 'any'}
        options={[
          { value: 'any', label: t('orders.anyState') },
          ...ORDER_STATES.map((state) => ({ value: state, label: t(`orders.states.${state}`) })),
        ]}
        onChange={(state) => onChange({ ...filter, state: state === 'any' ? null : state })}
        style={{ width: 130 }}
      />
      <Input
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('orders.find')}
        placeholder={t('orders.find')}
        allowClear
        maxLength={60}
        value={text}
        style={{ width: 260 }}
        onChange={({ target }) => {
          setText(target.value);
          if (target.value === '') onChange({ ...filter, text: '' });
        }}
        onBlur={apply}
        onPressEnter={apply}
      />
    </search>
  );
}

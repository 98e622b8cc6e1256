import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Select } from 'antd';
import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFilter } from '../../../shared/contract/customers.ts';
import { useCustomerChoices } from '../../api/customers.ts';
import { useSkills } from '../../api/skills.ts';
import { DateField } from '../../components/DateField.tsx';

interface CustomerFiltersProps {
  readonly text: string;
  readonly filter: CustomerFilter;
  readonly field: RefObject<InputRef | null>;
  onText(text: string): void;
  onChange(change: Partial<CustomerFilter>): void;
  onReset(): void;
  /** Arrow down leads from the search into the list. */
  onLeave(): void;
}

const ANY = '';
/** Before the id of a class type: no class of it. */
const UNCLASSED = 'none:';

export function CustomerFilters({ text, filter, field, onText, onChange, onReset, onLeave }: CustomerFiltersProps) {
  const { t } = useTranslation();
  const choices = useCustomerChoices().data;
  const skills = useSkills().data ?? [];
  const routes = useMemo(
    () => [
      { value: ANY, label: t('customers.allRoutes') },
      ...(choices?.routes ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
    ],
    [choices, t],
  );
  const classes = useMemo(
    () => [
      { value: ANY, label: t('customers.allClasses') },
      ...[...Map.groupBy(choices?.classes ?? [], (each) => each.typeName)].map(([typeName, members]) => ({
        label: typeName,
        title: typeName,
        options: [
          ...members.map(({ id, name }) => ({ value: id, label: name })),
          ...members.slice(0, 1).map(({ typeId }) => ({
            value: `${UNCLASSED}${typeId}`,
            label: t('customers.noClassOf', { type: typeName }),
          })),
        ],
      })),
    ],
    [choices, t],
  );
  const areas = useMemo(
    () => [
      { value: ANY, label: t('customers.allAreas') },
      ...(choices?.areas ?? []).map((value) => ({ value, label: value })),
    ],
    [choices, t],
  );
  const statuses = (['all', 'active', 'closed'] as const).map((value) => ({
    value,
    label: t(value === 'all' ? 'customers.allStatuses' : `customers.${value}`),
  }));
  const marks = (
    ['any', 'do-not-call', 'no-phone', 'made-up', ...(skills.length > 0 ? ['owner-lacks-skill'] : [])] as const
  ).map((value) => ({
    value,
    label: t(value === 'any' ? 'customers.anyMark' : `customers.${value}`),
  }));
  const isFiltered =
    text !== '' ||
    filter.routeId !== null ||
    filter.classId !== null ||
    filter.unclassedTypeId !== null ||
    filter.area !== null ||
    filter.status !== 'all' ||
    filter.mark !== 'any' ||
    filter.skillId !== null;
  return (
    <search className="customer-filters">
      <Input
        ref={field}
        autoFocus
        allowClear
        value={text}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('customers.search')}
        aria-label={t('customers.searchLabel')}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onLeave();
        }}
        style={{ width: 300 }}
      />
      <Select
        aria-label={t('customers.route')}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.routeId ?? ANY}
        options={routes}
        onChange={(value) => onChange({ routeId: value || null })}
        style={{ width: 190 }}
      />
      <Select
        aria-label={t('customers.class')}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.classId ?? (filter.unclassedTypeId === null ? ANY : `${UNCLASSED}${filter.unclassedTypeId}`)}
        options={classes}
        popupMatchSelectWidth={false}
        onChange={(value) => {
          const isNone = value.startsWith(UNCLASSED);
          onChange({
            classId: isNone ? null : value || null,
            unclassedTypeId: isNone ? value.slice(UNCLASSED.length) : null,
            ...(value === ANY ? { classOn: null } : {}),
          });
        }}
        style={{ width: 130 }}
      />
      {(filter.classId !== null || filter.unclassedTypeId !== null) && (
        <DateField
          label={t('customers.classOn')}
          date={filter.classOn}
          placeholder={t('customers.classToday')}
          onChange={(classOn) => onChange({ classOn })}
        />
      )}
      {areas.length > 1 && (
        <Select
          aria-label={t('customers.area')}
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.area ?? ANY}
          options={areas}
          popupMatchSelectWidth={false}
          onChange={(value) => onChange({ area: value || null })}
          style={{ width: 120 }}
        />
      )}
      <Select
        aria-label={t('customers.status')}
        value={filter.status}
        options={statuses}
        onChange={(status) => onChange({ status })}
        style={{ width: 110 }}
      />
      <Select
        aria-label={t('customers.mark')}
        value={filter.mark}
        options={marks}
        onChange={(mark) => onChange({ mark: mark as CustomerFilter['mark'] })}
        popupMatchSelectWidth={false}
        style={{ width: 130 }}
      />
      {skills.length > 0 && (
        <Select
          aria-label={t('skills.neededFilter')}
          value={filter.skillId ?? ANY}
          options={[
            { value: ANY, label: t('skills.anyNeed') },
            ...skills.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => onChange({ skillId: value || null })}
          popupMatchSelectWidth={false}
          style={{ width: 110 }}
        />
      )}
      {isFiltered && (
        <Button type="text" onClick={onReset}>
          {t('customers.reset')}
        </Button>
      )}
    </search>
  );
}

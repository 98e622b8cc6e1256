import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NOBODY, type TicketFilterChoices, type TicketLine } from '../../../../shared/contract/ticket-lists.ts';
import { TICKET_KINDS, TICKET_PRIORITIES, TICKET_STATES } from '../../../../shared/contract/tickets.ts';
import { useTicketFilterChoices } from '../../../api/ticket-lists.ts';
import { DateField } from '../../../components/DateField.tsx';
import { CustomerSelect } from '../../customers/CustomerSelect.tsx';
import { CaseMarks } from '../page/CaseMarks.tsx';
import { categoryOptions, chosenCategory } from '../register/category-options.ts';
import type { ShownCases } from './case-address.ts';

/** Parts of a list that these filters set. */
export const NO_CASE_FILTER = {
  ...{ kind: null, state: null, categoryId: null, unitId: null, assigneeId: null, customerId: null, priority: null },
  ...{ from: null, to: null, overdue: false, level: null, reopened: false, figure: null },
} as const satisfies Partial<ShownCases>;

export function isFiltered(shown: ShownCases): boolean {
  return Object.entries(NO_CASE_FILTER).some(([field, open]) => shown[field as keyof typeof NO_CASE_FILTER] !== open);
}

interface CaseFiltersProps {
  readonly shown: ShownCases;
  /** A case of the customer that the list is narrowed to, so that it can be named. */
  readonly sample: TicketLine | undefined;
  onChange(change: Partial<ShownCases>): void;
}

const NONE: TicketFilterChoices = { categories: [], units: [], people: [] };

/** What narrows the list of cases, beside its views. */
export function CaseFilters({ shown, sample, onChange }: CaseFiltersProps) {
  const { t } = useTranslation();
  const by = (name: string) => t('ticketLists.by', { name: t(name) });
  const choices = useTicketFilterChoices().data ?? NONE;
  const words = useMemo(
    () => ({
      kinds: TICKET_KINDS.map((value) => ({ value, label: t(`tickets.kind.${value}`) })),
      states: TICKET_STATES.map((value) => ({ value, label: t(`tickets.state.${value}`) })),
      priorities: TICKET_PRIORITIES.map((value) => ({ value, label: t(`tickets.priority.${value}`) })),
    }),
    [t],
  );
  const categories = categoryOptions(t, choices.categories, shown.kind);
  const units = [
    { value: NOBODY, label: t('ticketLists.noUnit') },
    ...choices.units.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const people = [
    { value: NOBODY, label: t('ticketLists.nobody') },
    ...choices.people.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` })),
  ];
  const isSample = sample !== undefined && sample.customerId === shown.customerId;
  const customer = shown.customerId !== null && {
    id: shown.customerId,
    code: (isSample && sample.customerCode) || '',
    name: isSample ? sample.name : t('ticketLists.oneCustomer'),
  };
  return (
    <search className="cases-filters" aria-label={t('ticketLists.filters')}>
      <Select
        allowClear
        aria-label={by('tickets.kindName')}
        placeholder={t('tickets.kindName')}
        style={{ width: 92 }}
        value={shown.kind}
        options={words.kinds}
        onChange={(kind: ShownCases['kind'] | undefined) => onChange({ kind: kind ?? null, categoryId: null })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={by('tickets.category')}
        placeholder={t('tickets.category')}
        popupMatchSelectWidth={false}
        style={{ width: 104 }}
        value={shown.categoryId}
        options={categories}
        labelRender={chosenCategory}
        onChange={(categoryId: string | undefined) => onChange({ categoryId: categoryId ?? null })}
      />
      <Select
        allowClear
        aria-label={by('tickets.stateName')}
        placeholder={t('tickets.stateName')}
        style={{ width: 92 }}
        value={shown.state}
        options={words.states}
        onChange={(state: ShownCases['state'] | undefined) => onChange({ state: state ?? null })}
      />
      <Select
        allowClear
        aria-label={by('tickets.priorityName')}
        placeholder={t('tickets.priorityName')}
        style={{ width: 92 }}
        value={shown.priority}
        options={words.priorities}
        onChange={(priority: ShownCases['priority'] | undefined) => onChange({ priority: priority ?? null })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={by('tickets.unit')}
        placeholder={t('tickets.unit')}
        popupMatchSelectWidth={false}
        style={{ width: 96 }}
        value={shown.unitId}
        options={units}
        onChange={(unitId: string | undefined) => onChange({ unitId: unitId ?? null })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={by('tickets.assignee')}
        placeholder={t('tickets.assignee')}
        popupMatchSelectWidth={false}
        style={{ width: 108 }}
        value={shown.assigneeId}
        options={people}
        onChange={(assigneeId: string | undefined) => onChange({ assigneeId: assigneeId ?? null })}
      />
      <CustomerSelect
        allowClear
        aria-label={by('tickets.customer')}
        placeholder={t('tickets.customer')}
        style={{ width: 108 }}
        chosen={customer || null}
        value={shown.customerId}
        onChange={(customerId: string | undefined) => onChange({ customerId: customerId ?? null })}
      />
      <DateField
        label={t('ticketLists.from')}
        placeholder={t('ticketLists.fromDay')}
        date={shown.from}
        onChange={(from) => onChange({ from })}
      />
      <DateField
        label={t('ticketLists.to')}
        placeholder={t('ticketLists.toDay')}
        date={shown.to}
        onChange={(to) => onChange({ to })}
      />
      <CaseMarks shown={shown} onChange={onChange} />
    </search>
  );
}

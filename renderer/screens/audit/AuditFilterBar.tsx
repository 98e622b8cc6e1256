import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AuditChoices, type AuditFilter, auditFilter } from '../../../shared/contract/audit.ts';
import { DateField } from '../../components/DateField.tsx';
import { entityWord, personWord } from './audit-words.ts';

interface FilterBarProps {
  readonly choices: AuditChoices;
  readonly filter: AuditFilter;
  onChange(filter: AuditFilter): void;
}

/** Dates, people, kinds of things, and a word or id. */
export function AuditFilterBar({ choices, filter, onChange }: FilterBarProps) {
  const { t } = useTranslation();
  const set = (change: Partial<AuditFilter>) => onChange({ ...filter, ...change });
  return (
    <search className="audit-filters">
      <DateField
        label={t('audit.from')}
        placeholder={t('audit.from')}
        date={filter.from}
        onChange={(from) => set({ from })}
      />
      <span aria-hidden>–</span>
      <DateField label={t('audit.to')} placeholder={t('audit.to')} date={filter.to} onChange={(to) => set({ to })} />
      <Select
        className="audit-choice"
        aria-label={t('audit.person')}
        placeholder={t('audit.person')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.actorId}
        options={choices.people.map((person) => ({ value: person.id, label: personWord(t, person.name) }))}
        onChange={(actorId: string | undefined) => set({ actorId: actorId ?? null })}
      />
      <Select
        className="audit-choice"
        aria-label={t('audit.entity')}
        placeholder={t('audit.entity')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.entity}
        options={choices.entities.map((entity) => ({ value: entity, label: entityWord(t, entity) }))}
        onChange={(entity: string | undefined) => set({ entity: entity ?? null })}
      />
      <Input.Search
        aria-label={t('audit.text')}
        placeholder={t('audit.text')}
        allowClear
        maxLength={100}
        style={{ width: 220 }}
        onSearch={(text) => set({ text: text.trim() })}
      />
      <Button onClick={() => onChange(auditFilter.parse({}))}>{t('audit.reset')}</Button>
    </search>
  );
}

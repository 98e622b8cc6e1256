import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditChoices, type AuditFilter, auditFilter } from '../../../shared/contract/audit.ts';
import { actionWord, entityWord, personWord } from '../../../shared/i18n/audit-text.ts';
import { DateField } from '../../components/DateField.tsx';
import { AuditChoice } from './AuditChoice.tsx';

interface FilterBarProps {
  readonly choices: AuditChoices;
  readonly filter: AuditFilter;
  onChange(filter: AuditFilter): void;
}

/** Dates, person, action, kind of thing and its code, words, and the reason. */
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
      <AuditChoice
        label={t('audit.person')}
        value={filter.actorId}
        options={choices.people.map(({ id, name }) => ({ value: id, label: personWord(t, name) }))}
        alsoTyped
        onChange={(actorId) => set({ actorId })}
      />
      <AuditChoice
        label={t('audit.action')}
        value={filter.action}
        options={choices.actions.map((action) => ({ value: action, label: actionWord(t, action) }))}
        alsoTyped
        onChange={(action) => set({ action })}
      />
      <AuditChoice
        label={t('audit.entity')}
        value={filter.entity}
        options={choices.entities.map((entity) => ({ value: entity, label: entityWord(t, entity) }))}
        onChange={(entity) => set({ entity })}
      />
      <TextFilter label={t('audit.thing')} value={filter.thing} onChange={(thing) => set({ thing })} />
      <TextFilter label={t('audit.words')} value={filter.words} onChange={(words) => set({ words })} />
      <TextFilter label={t('audit.reason')} value={filter.reason} onChange={(reason) => set({ reason })} />
      <Button onClick={() => onChange(auditFilter.parse({}))}>{t('audit.reset')}</Button>
    </search>
  );
}

interface TextFilterProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

/** Takes effect with Enter, when it is left and when it is emptied. */
function TextFilter({ label, value, onChange }: TextFilterProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const apply = () => {
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <Input
      className="audit-text"
      aria-label={label}
      placeholder={label}
      allowClear
      maxLength={100}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value === '' && value !== '') onChange('');
      }}
      onBlur={apply}
      onPressEnter={apply}
    />
  );
}

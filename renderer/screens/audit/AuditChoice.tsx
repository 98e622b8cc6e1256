import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface AuditChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What is typed may be asked for as it is: archives that are not open may hold what cannot be chosen yet. */
  readonly alsoTyped?: boolean;
  onChange(value: string | null): void;
}

/** One of what stands in the log, found by its words, or the words themselves. */
export function AuditChoice({ label, value, options, alsoTyped = false, onChange }: AuditChoiceProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const offersTyped = alsoTyped && text !== '' && options.every((option) => option.label !== text);
  return (
    <Select
      className="audit-choice"
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      popupMatchSelectWidth={false}
      value={value}
      options={[
        ...options.toSorted((a, b) => a.label.localeCompare(b.label)),
        ...(offersTyped ? [{ value: text, label: t('audit.typed', { text }) }] : []),
      ]}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
    />
  );
}

import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuotaCustomers } from '../../api/quotas.ts';

interface CustomerOption {
  readonly value: string;
  readonly label: string;
}

interface CustomerSelectProps {
  /** What the field holds at first, so that it is named before anything is searched for. */
  readonly chosen: { readonly id: string; readonly code: string; readonly name: string } | null;
  readonly disabled?: boolean;
  /** Given by the form, or the label and what else a filter has. */
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  readonly style?: { readonly width: number };
  readonly value?: string | null;
  readonly onChange?: (customerId: string, option?: CustomerOption | CustomerOption[]) => void;
}

/** Finds one of many customers while typing. */
export function CustomerSelect({ chosen, ...field }: CustomerSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useQuotaCustomers(text.trim());
  // Enter would take what was found for the words before.
  const hits = text.trim() === '' || found.isPlaceholderData ? [] : (found.data ?? []);
  const named = hits.length > 0 ? hits : chosen ? [chosen] : [];
  return (
    <Select
      placeholder={t('quotas.customerFind')}
      {...field}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      notFoundContent={null}
      options={named.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}`.trim() }))}
    />
  );
}

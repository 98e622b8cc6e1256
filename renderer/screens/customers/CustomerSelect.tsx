import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuotaCustomers } from '../../api/quotas.ts';

interface CustomerSelectProps {
  /** What the field holds at first, so that it is named before anything is searched for. */
  readonly chosen: { readonly id: string; readonly code: string; readonly name: string } | null;
  readonly disabled?: boolean;
  /** Given by the form. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (customerId: string) => void;
}

/** Finds one of many customers while typing. */
export function CustomerSelect({ chosen, ...field }: CustomerSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = useQuotaCustomers(text.trim());
  const hits = text.trim() === '' ? [] : (found.data ?? []);
  const named = hits.length > 0 ? hits : chosen ? [chosen] : [];
  return (
    <Select
      {...field}
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('quotas.customerFind')}
      loading={found.isFetching}
      notFoundContent={null}
      options={named.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
    />
  );
}

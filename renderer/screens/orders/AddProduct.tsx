import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductMatch } from '../../../shared/contract/order-form.ts';
import { useProductSearch } from '../../api/order-form.ts';

interface AddProductProps {
  readonly customerId: string;
  readonly deliveryDate: string;
  /** Products that the order has already. */
  readonly present: ReadonlySet<string>;
  onAdd(product: ProductMatch): void;
}

/** Finds another product for an order by code, name, pinyin initials or barcode; what is left of it stands beside its name. */
export function AddProduct({ customerId, deliveryDate, present, onAdd }: AddProductProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { data, isPlaceholderData } = useProductSearch({ customerId, deliveryDate, text: text.trim() });
  // Enter would take what was found for the words before.
  const found = isPlaceholderData ? undefined : data;
  const matches = found?.matches.filter((match) => match.active && !present.has(match.productId)) ?? [];
  return (
    <Select<string | null>
      className="order-add-product"
      aria-label={t('orders.addProduct')}
      placeholder={t('orders.addProduct')}
      value={null}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      notFoundContent={text.trim() === '' ? null : t(found ? 'orders.noProduct' : 'common.loading')}
      options={matches.map((match) => ({
        value: match.productId,
        label:
          match.stockLeft === null
            ? `${match.name} ${match.code}`
            : t('orders.productWithStock', { name: match.name, code: match.code, left: match.stockLeft }),
      }))}
      onSelect={(productId) => {
        const match = matches.find((one) => one.productId === productId);
        setText('');
        if (match) onAdd(match);
      }}
    />
  );
}

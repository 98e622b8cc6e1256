import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrderLine } from '../../../shared/contract/orders.ts';
import { Amount } from '../../components/Amount.tsx';

export function OrderLines({ lines }: { readonly lines: readonly OrderLine[] }) {
  const { t } = useTranslation();
  return (
    <Table<OrderLine>
      size="small"
      rowKey="lineNumber"
      pagination={false}
      dataSource={lines as OrderLine[]}
      columns={[
        {
          title: t('orders.product'),
          render: (_, line) => (
            <>
              {line.name} <span className="order-soft">{line.code}</span>
              {line.note !== null && (
                <div className="order-soft">
                  {t('orders.lineNoteOf', { name: t('orders.lineNote'), note: line.note })}
                </div>
              )}
            </>
          ),
        },
        { title: t('orders.suggested'), width: 60, align: 'right', render: (_, line) => line.suggestedQuantity ?? '–' },
        {
          title: t('orders.quantity'),
          width: 80,
          align: 'right',
          render: (_, line) => `${line.quantity} ${line.unit}`,
        },
        {
          title: t('orders.price'),
          width: 90,
          align: 'right',
          render: (_, line) => <Amount minor={line.priceMinor} plain />,
        },
        {
          title: t('orders.amount'),
          width: 100,
          align: 'right',
          render: (_, line) => <Amount minor={line.amountMinor} plain />,
        },
      ]}
    />
  );
}

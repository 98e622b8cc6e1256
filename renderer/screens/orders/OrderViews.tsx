import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFailedCounts } from '../../api/orders.ts';
import { ORDER_VIEWS, type OrderView } from './filter-params.ts';

interface OrderViewsProps {
  readonly view: OrderView;
  onChange(view: OrderView): void;
}

/** All orders, those that fell through and wait to be repaired, and those that are lost; each with its number. */
export function OrderViews({ view, onChange }: OrderViewsProps) {
  const { t } = useTranslation();
  const counts = useFailedCounts().data;
  const labelOf = (each: OrderView): string => {
    const count = each === 'failed' ? counts?.open : each === 'lost' ? counts?.lost : undefined;
    const name = t(`orders.views.${each}`);
    return count === undefined ? name : t('orders.viewWithCount', { name, count });
  };
  return (
    <Segmented<OrderView>
      aria-label={t('orders.view')}
      value={view}
      options={ORDER_VIEWS.map((each) => ({ value: each, label: labelOf(each) }))}
      onChange={onChange}
    />
  );
}

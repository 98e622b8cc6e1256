import { useTranslation } from 'react-i18next';
import type { OrderFormLine } from '../../../../shared/contract/order-form.ts';

/** What matters of a product before it is chosen: its code, what is left, whether it is in the order already. */
export function useProductFacts(): (line: OrderFormLine, isListed: boolean) => string {
  const { t } = useTranslation();
  return ({ code, active, quota, stockLeft }, isListed) =>
    [
      code,
      isListed ? t('workstation.listed') : '',
      active ? '' : t('workstation.inactive'),
      quota === null
        ? ''
        : t('workstation.leftOf', { left: quota.published ? quota.left : t('workstation.grid.unpublished') }),
      stockLeft === null ? '' : t('workstation.stockOf', { stock: stockLeft }),
    ]
      .filter((fact) => fact !== '')
      .join(' · ');
}

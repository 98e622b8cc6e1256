import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../api/error-text.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { DeliveryLine } from './DeliveryLine.tsx';
import { OrderFooter } from './OrderFooter.tsx';
import { OrderGrid } from './OrderGrid.tsx';
import './order-grid.css';

/** The order of the customer in hand: delivery, lines, totals. */
export function OrderPanel() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { form, formError, rows, reloadForm } = useWork();
  const { open } = useWorkstation.getState();
  if (!form) {
    if (formError) return <ErrorNotice text={describe(formError)} onRetry={() => void reloadForm()} />;
    return <Skeleton active title={false} paragraph={{ rows: 8 }} className="ws-grid-skeleton" />;
  }
  if (!form.delivery) {
    return <EmptyState title={t('workstation.noDelivery')} hint={t('errors.order-no-delivery')} />;
  }
  return (
    <>
      <DeliveryLine />
      {rows.length > 0 ? (
        <OrderGrid />
      ) : (
        <div className="ws-grid-scroll">
          <EmptyState
            title={t('workstation.noUsual', { weeks: form.usualWeeks })}
            hint={t('workstation.noUsualHint')}
            action={
              <Button onClick={() => open('add-product')}>
                {t('workstation.addProduct')} <KeyHint keys={KEY_MAP.addProduct.keys} />
              </Button>
            }
          />
        </div>
      )}
      <OrderFooter />
    </>
  );
}

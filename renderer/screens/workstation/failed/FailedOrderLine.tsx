import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { KEY_MAP } from '../../../app/key-map.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { useFailedText } from './use-failed-text.ts';

/** The customer in hand has an order that fell through and can still be repaired: why, until when, and the key. */
export function FailedOrderLine() {
  const { t } = useTranslation();
  const { failedOrders } = useWork().inHand;
  const open = useWorkstation((state) => state.open);
  const textOf = useFailedText();
  const [first] = failedOrders;
  if (!first) return null;
  const text = textOf(first);
  return (
    <div className="ws-notice tone-red" role="status" data-testid="failed-order">
      <ExclamationCircleOutlined aria-hidden />
      <span className="ws-notice-text ws-ellipsis" title={text}>
        {text}
      </span>
      {failedOrders.length > 1 && <span>{t('workstation.failed.more', { count: failedOrders.length - 1 })}</span>}
      <Button size="small" type="primary" onClick={() => open('failed-order')}>
        {t('workstation.failed.open')} <KeyHint keys={KEY_MAP.failedOrder.keys} />
      </Button>
    </div>
  );
}

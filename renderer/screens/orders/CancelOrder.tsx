import { Button, Form, Input, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '../../../shared/contract/orders.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCancelOrder } from '../../api/orders.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

interface CancelOrderProps {
  readonly order: OrderSummary;
  /** Done with it, one way or the other. */
  onDone(): void;
  /** It was cancelled; absent: then {@link onDone} is called. */
  onCancelled?(): void;
}

/** Asks why, then cancels; quota and stock are free again at once. */
export function CancelOrder({ order, onDone, onCancelled = onDone }: CancelOrderProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const cancel = useCancelOrder();

  async function submit({ reason }: { reason: string }) {
    await cancel.run({ orderId: order.orderId, version: order.version, reason });
    onCancelled();
  }

  return (
    <Form
      layout="vertical"
      requiredMark={false}
      className="order-doing"
      onFinish={(fields: { reason: string }) => void submit(fields).catch(() => undefined)}
    >
      <ErrorNotice text={cancel.error ? describe(cancel.error) : null} />
      <p className="order-doing-hint">{t(order.failure ? 'orders.cancelFailedHint' : 'orders.cancelHint')}</p>
      <Form.Item
        name="reason"
        label={t('orders.cancelReason')}
        rules={[{ required: true, whitespace: true, message: t('orders.reasonMissing') }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Space>
        <Button danger htmlType="submit" loading={cancel.pending}>
          {t('orders.cancelNow')}
        </Button>
        <Button onClick={onDone}>{t('orders.keep')}</Button>
      </Space>
    </Form>
  );
}

import { CopyOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Skeleton, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/error-text.ts';
import { useOrderSlip } from '../../api/orders.ts';
import { useCompany } from '../../components/company-context.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { copySlip } from '../../components/order-slip/copy-slip.ts';
import { OrderSlipPage } from '../../components/order-slip/OrderSlipPage.tsx';
import { slipContent } from '../../components/order-slip/slip-content.ts';
import { useLanguage } from '../../components/use-language.ts';

interface SlipOfOrderProps {
  readonly orderId: string;
  onDone(): void;
}

/** The slip of an order as its customer is given it: to be printed, or copied for a chat. */
export function SlipOfOrder({ orderId, onDone }: SlipOfOrderProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const company = useCompany();
  const { message } = App.useApp();
  const { data, error, refetch } = useOrderSlip(orderId);
  if (!data) {
    if (error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
    return <Skeleton active />;
  }
  const content = slipContent(t, language, data, company);
  async function copy() {
    if (await copySlip(t, content)) void message.success(t('slip.copied'));
    else void message.warning(t('slip.copyRefused'));
  }
  return (
    <section className="order-doing" aria-label={t('slip.show')}>
      <OrderSlipPage content={content} />
      <Space className="order-slip-keys">
        <Button type="primary" autoFocus icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('slip.print')}
        </Button>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('slip.copy')}
        </Button>
        <Button onClick={onDone}>{t('common.close')}</Button>
      </Space>
    </section>
  );
}

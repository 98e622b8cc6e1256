import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../api/error-text.ts';
import { useOrderSlip } from '../../../api/orders.ts';
import { useCompany } from '../../../components/company-context.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { copySlip } from '../../../components/order-slip/copy-slip.ts';
import { OrderSlipPage } from '../../../components/order-slip/OrderSlipPage.tsx';
import { slipContent } from '../../../components/order-slip/slip-content.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { useWork } from '../work-context.ts';
import { slipOrderId } from './slip-order-id.ts';

/** The slip of the order just taken, or of the one taken for this delivery: printed, or copied for a chat. */
export function SlipPanel() {
  const { t } = useTranslation();
  const { form } = useWork();
  const accepted = useWorkstation((state) => state.accepted);
  const orderId = slipOrderId(form, accepted);
  return (
    <AskPanel title={t('slip.show')}>
      {orderId === null ? <p className="ws-quiet">{t('slip.none')}</p> : <Slip key={orderId} orderId={orderId} />}
    </AskPanel>
  );
}

function Slip({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const company = useCompany();
  const { data, error, refetch } = useOrderSlip(orderId);
  if (!data) {
    if (error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
    return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  }
  const content = slipContent(t, language, data, company);
  const { say } = useWorkstation.getState();
  const choices = [
    { digit: '1', label: t('slip.print'), choose: () => window.print() },
    {
      digit: '2',
      label: t('slip.copy'),
      hint: t('slip.copyHint'),
      choose: () =>
        void copySlip(t, content).then((done) =>
          say(done ? { tone: 'success', text: t('slip.copied') } : { tone: 'warning', text: t('slip.copyRefused') }),
        ),
    },
  ];
  return (
    <>
      <DigitList label={t('slip.show')} choices={choices} />
      <OrderSlipPage content={content} />
    </>
  );
}

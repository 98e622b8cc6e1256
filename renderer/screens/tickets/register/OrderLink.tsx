import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatDay } from '../../../../shared/i18n/format.ts';
import { useCustomerCard, useShownOrder } from '../../../api/customer-card.ts';
import { useCompany } from '../../../components/company-context.ts';
import { NoChoices } from '../../../components/NoChoices.tsx';
import { useLanguage } from '../../../components/use-language.ts';
import { ORDER_IN_HAND, type RegisterFields } from './register-fields.ts';

/** A line that can be chosen: of an order by its number, of the order in hand by its product. */
interface LineChoice {
  readonly value: string;
  readonly label: string;
}

interface OrderLinkProps {
  readonly customerId: string;
  /** The lines of the order that is being taken in this call; null: there is none. */
  readonly linesInHand?: readonly LineChoice[] | null;
}

/** What was delivered, or is just being ordered, and the one line that the case is about; neither has to be chosen. */
export function OrderLink({ customerId, linesInHand = null }: OrderLinkProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { currency } = useCompany();
  const form = Form.useFormInstance<RegisterFields>();
  const orderId = Form.useWatch('orderId', form);
  const orderLine = Form.useWatch('orderLine', form);
  const card = useCustomerCard(customerId);
  const isInHand = orderId === ORDER_IN_HAND;
  const shown = useShownOrder(orderId === undefined || isInHand ? null : orderId);
  const orders = (card.data?.lastOrders ?? []).map(
    ({ id, number, deliveryDate, orderDate, lineCount, amountMinor }) => ({
      value: id,
      label: t('caseDrawer.order.past', {
        day: formatDay(deliveryDate ?? orderDate, language, 'short-weekday'),
        lines: lineCount,
        amount: formatAmount(amountMinor, currency, language),
        number,
      }),
    }),
  );
  const inHand = linesInHand || isInHand ? [{ value: ORDER_IN_HAND, label: t('caseDrawer.order.inHand') }] : [];
  const past = shown.data?.lines.map(({ lineNumber, name, quantity, unit }) => ({
    value: String(lineNumber),
    label: `${name} × ${quantity} ${unit}`,
  }));
  return (
    <>
      <Form.Item name="orderId" label={t('caseDrawer.order.about')} normalize={noneOf}>
        <Select
          loading={card.isFetching}
          placeholder={t('caseDrawer.order.none')}
          notFoundContent={<NoChoices text={t('workstation.noOrders')} />}
          options={[...none(orderId, t('caseDrawer.order.none')), ...inHand, ...orders]}
          onChange={() => form.setFieldValue('orderLine', undefined)}
        />
      </Form.Item>
      {orderId !== undefined && (
        <Form.Item name="orderLine" label={t('caseDrawer.order.line')} normalize={noneOf}>
          <Select
            loading={shown.isFetching}
            placeholder={t('caseDrawer.order.whole')}
            showSearch={{ optionFilterProp: 'label' }}
            options={[...none(orderLine, t('caseDrawer.order.whole')), ...((isInHand ? linesInHand : past) ?? [])]}
          />
        </Form.Item>
      )}
    </>
  );
}

/** Taking back what was chosen, in the list itself: its own button would stand in the way of Tab. */
function none(chosen: string | undefined, label: string): readonly LineChoice[] {
  return chosen === undefined ? [] : [{ value: '', label }];
}

function noneOf(chosen: string): string | undefined {
  return chosen || undefined;
}

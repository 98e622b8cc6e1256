import { useTranslation } from 'react-i18next';
import type { OrderSummary } from '../../../shared/contract/orders.ts';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';

const TONES: Readonly<Record<OrderSummary['state'], StateTone>> = {
  submitted: 'ready',
  cancelled: 'none',
  failed: 'overdue',
  'handed-over': 'done',
  delivered: 'done',
};

/** The state of an order as icon, word and colour; goods taken back say so. */
export function OrderState({ order }: { readonly order: Pick<OrderSummary, 'state' | 'kind'> }) {
  const { t } = useTranslation();
  return (
    <StateTag tone={TONES[order.state]}>
      {t(order.kind === 'return' && order.state !== 'cancelled' ? 'orders.return' : `orders.states.${order.state}`)}
    </StateTag>
  );
}

import { Link } from 'react-router';
import type { LiveView } from '../../../shared/contract/supervision.ts';
import {
  averageSeconds,
  completion,
  connectRate,
  orderRateOfDue,
  orderRateOfReached,
  quantityPerOrder,
} from '../../../shared/domain/supervision/figures.ts';
import { Amount } from '../../components/Amount.tsx';
import { Figure } from '../../components/Figure.tsx';
import { useFigureText } from '../../components/figure-text.ts';

/** The day so far; each figure shows its formula, those of failed and lost orders lead to their lists. */
export function LiveFigures({ view }: { readonly view: LiveView }) {
  const { count, share, seconds } = useFigureText();
  const { totals, due } = view;
  return (
    <section className="live-figures">
      <Figure name="completion" value={share(completion(due))} />
      <Figure name="orderRateOfDue" value={share(orderRateOfDue(due))} />
      <Figure name="orderRateOfReached" value={share(orderRateOfReached(totals))} />
      <Figure name="connectRate" value={share(connectRate(totals))} />
      <Figure name="calls" value={count(totals.calls)} />
      <Figure name="orders" value={count(totals.orders)} />
      <Figure name="quantity" value={count(totals.quantity)} />
      <Figure name="quantityPerOrder" value={count(quantityPerOrder(totals))} />
      <Figure name="amount" value={<Amount minor={totals.amountMinor} />} />
      <Figure name="talkAverage" value={seconds(averageSeconds(totals.talkSeconds, totals.calls))} />
      <Figure name="wrapUpAverage" value={seconds(averageSeconds(totals.wrapUpSeconds, totals.calls))} />
      <Figure name="failedOrders" value={<Link to="/orders?view=failed">{count(view.failedOrders.open)}</Link>} />
      <Figure name="lostOrders" value={<Link to="/orders?view=lost">{count(view.failedOrders.lost)}</Link>} />
    </section>
  );
}

import { Link } from 'react-router';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import type { LiveView } from '../../../shared/contract/supervision.ts';
import {
  completion,
  connectRate,
  orderRateOfDue,
  orderRateOfReached,
  quantityPerOrder,
  talkAverage,
  wrapUpAverage,
} from '../../../shared/domain/supervision/figures.ts';
import { Amount } from '../../components/Amount.tsx';
import { Figure } from '../../components/Figure.tsx';
import { useFigureText } from '../../components/figure-text.ts';
import { paramsOf } from '../call-log/filter-params.ts';

/** The day so far; each figure shows its formula, calls and orders lead to the call log that counts them, failed and lost ones to their lists. */
export function LiveFigures({ view }: { readonly view: LiveView }) {
  const { count, share, seconds } = useFigureText();
  const { totals, due, date } = view;
  const callsWhere = (hasOrder: true | null) =>
    `/calls?${paramsOf({ ...callLogFilter.parse({ from: date, to: date }), hasOrder })}`;
  return (
    <section className="live-figures">
      <Figure name="completion" value={share(completion(due))} />
      <Figure name="orderRateOfDue" value={share(orderRateOfDue(due))} />
      <Figure name="orderRateOfReached" value={share(orderRateOfReached(totals))} />
      <Figure name="connectRate" value={share(connectRate(totals))} />
      <Figure name="calls" value={<Link to={callsWhere(null)}>{count(totals.calls)}</Link>} />
      <Figure name="orders" value={<Link to={callsWhere(true)}>{count(totals.orders)}</Link>} />
      <Figure name="quantity" value={count(totals.quantity)} />
      <Figure name="quantityPerOrder" value={count(quantityPerOrder(totals))} />
      <Figure name="amount" value={<Amount minor={totals.amountMinor} />} />
      <Figure name="talkAverage" value={seconds(talkAverage(totals))} />
      <Figure name="wrapUpAverage" value={seconds(wrapUpAverage(totals))} />
      <Figure name="failedOrders" value={<Link to="/orders?view=failed">{count(view.failedOrders.open)}</Link>} />
      <Figure name="lostOrders" value={<Link to="/orders?view=lost">{count(view.failedOrders.lost)}</Link>} />
    </section>
  );
}

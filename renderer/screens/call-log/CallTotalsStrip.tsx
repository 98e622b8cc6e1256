import { useTranslation } from 'react-i18next';
import type { CallTotals } from '../../../shared/contract/call-log.ts';
import {
  connectRate,
  handleAverage,
  orderRateOfReached,
  quantityPerOrder,
  talkAverage,
} from '../../../shared/domain/supervision/figures.ts';
import { Amount } from '../../components/Amount.tsx';
import { Figure } from '../../components/Figure.tsx';
import { useFigureText } from '../../components/figure-text.ts';

interface TotalsProps {
  /** Undefined while they are counted. */
  readonly totals: CallTotals | undefined;
  /** Rows on screen, and whether they are all. */
  readonly loaded: number;
  readonly complete: boolean;
  /** How far back rows have been looked for; null: they are not. */
  readonly searchedTo: string | null;
}

/** What the filter shows, in sum; each figure shows its formula. */
export function CallTotalsStrip({ totals, loaded, complete, searchedTo }: TotalsProps) {
  const { t } = useTranslation();
  const { count, share, seconds } = useFigureText();
  return (
    <section className="call-log-totals" aria-busy={totals === undefined}>
      <Figure name="calls" value={count(totals?.calls)} />
      <Figure name="connectRate" value={share(totals && connectRate(totals))} />
      <Figure name="orders" value={count(totals?.orders)} />
      <Figure name="orderRateOfReached" value={share(totals && orderRateOfReached(totals))} />
      <Figure name="quantity" value={count(totals?.quantity)} />
      <Figure name="quantityPerOrder" value={count(totals && quantityPerOrder(totals))} />
      <Figure name="amount" value={<Amount minor={totals?.amountMinor} />} />
      <Figure name="talkAverage" value={seconds(totals && talkAverage(totals))} />
      <Figure name="handleAverage" value={seconds(totals && handleAverage(totals))} />
      <Figure name="unansweredTime" value={seconds(totals?.unansweredSeconds)} />
      <span className="call-log-loaded" role="status">
        {searchedTo !== null
          ? t('callLog.searchingTo', { date: searchedTo })
          : totals === undefined
            ? t('callLog.counting')
            : complete
              ? t('callLog.loadedAll', { calls: count(totals.calls) })
              : t('callLog.loadedOf', { loaded: count(loaded), calls: count(totals.calls) })}
      </span>
    </section>
  );
}

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ShownOrder } from '../../../shared/contract/orders.ts';
import { readFailureText } from '../../../shared/domain/orders/order-failure.ts';
import { failureWords } from '../../../shared/i18n/failure-words.ts';
import { Amount } from '../../components/Amount.tsx';
import { InstantText } from '../../components/DateText.tsx';

const DONE = {
  submitted: 'changed',
  cancelled: 'cancelled',
  'handed-over': 'handedOver',
  failed: 'failed',
  delivered: 'delivered',
} as const;

/** Every version that an order had: who, when, why. Orders of the imported history have none. */
export function OrderVersions({ shown }: { readonly shown: ShownOrder }) {
  const { t } = useTranslation();
  if (shown.versions.length === 0) return null;
  return (
    <section aria-labelledby="order-versions">
      <h2 id="order-versions">{t('orders.versions')}</h2>
      <ol className="order-versions">
        {shown.versions.map((version) => (
          <li key={version.version}>
            <InstantText atMs={version.atMs} /> {version.operatorName}{' '}
            <span className="order-soft">{t(`orders.${version.version === 1 ? 'taken' : DONE[version.state]}`)}</span>{' '}
            {t('orders.totals', { lines: version.lineCount, quantity: version.totalQuantity })}{' '}
            <Amount minor={version.amountMinor} />
            {version.lineNotes.map(({ name, note }) => (
              <div key={name} className="order-soft">
                {t('orders.lineNoteOf', { name, note })}
              </div>
            ))}
            {version.reason !== null && (
              <div>{t('orders.because', { reason: reasonText(t, version.state, version.reason) })}</div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The reason of a failed version is kept as a code; any other is a person's own words. */
function reasonText(t: TFunction, state: ShownOrder['versions'][number]['state'], reason: string): string {
  const failure = state === 'failed' ? readFailureText(reason) : null;
  return failure ? failureWords(t, failure) : reason;
}

import { useTranslation } from 'react-i18next';
import type { ShownOrder } from '../../../shared/contract/orders.ts';
import { Amount } from '../../components/Amount.tsx';
import { InstantText } from '../../components/DateText.tsx';

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
            <span className="order-soft">
              {t(
                version.version === 1
                  ? 'orders.taken'
                  : version.state === 'cancelled'
                    ? 'orders.cancelled'
                    : version.state === 'handed-over'
                      ? 'orders.handedOver'
                      : 'orders.changed',
              )}
            </span>{' '}
            {t('orders.totals', { lines: version.lineCount, quantity: version.totalQuantity })}{' '}
            <Amount minor={version.amountMinor} />
            {version.lineNotes.map(({ name, note }) => (
              <div key={name} className="order-soft">
                {t('orders.lineNoteOf', { name, note })}
              </div>
            ))}
            {version.reason !== null && <div>{t('orders.because', { reason: version.reason })}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShownOrder } from '../../../shared/contract/orders.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useKeepStanding, useStandingOrder } from '../../api/standing-orders.ts';
import { useCompany } from '../../components/company-context.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

interface KeepAsStandingProps {
  readonly shown: ShownOrder;
  onKept(): void;
  onCancel(): void;
}

/** Asks whether the lines of this order shall be what its customer takes every time, and says what they replace. */
export function KeepAsStanding({ shown: { order, lines }, onKept, onCancel }: KeepAsStandingProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { timeZone } = useCompany();
  const keep = useKeepStanding();
  const before = useStandingOrder(order.customerId);
  const error = keep.error ?? before.error;

  async function submit() {
    await keep.run({
      customerId: order.customerId,
      baseRevision: before.data?.revision ?? 0,
      lines: lines.map(({ productId, quantity }) => ({ productId, quantity })),
    });
    onKept();
  }
  return (
    <section className="order-doing" aria-label={t('orders.standing')}>
      <ErrorNotice text={error ? describe(error) : null} />
      <p className="order-doing-hint">
        {t('orders.standingHint', { lines: lines.length })}{' '}
        {before.data &&
          t('orders.standingReplaces', {
            day: formatInstant(before.data.changedAtMs, timeZone, 'date'),
            operator: before.data.changedByName,
            lines: before.data.lines.length,
          })}
      </p>
      <Space>
        <Button
          type="primary"
          autoFocus
          disabled={before.data === undefined}
          loading={keep.pending}
          onClick={() => void submit().catch(() => undefined)}
        >
          {t('orders.standing')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </Space>
    </section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailedInHand } from '../../../../shared/contract/failed-orders.ts';
import type { ShownOrder } from '../../../../shared/contract/orders.ts';
import { IN_HAND } from '../../../api/calls.ts';
import { errorDataOf } from '../../../api/client.ts';
import { fieldText, useErrorText } from '../../../api/error-text.ts';
import { useChangeOrder, useOrder } from '../../../api/orders.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useWorkstation } from '../../../state/workstation.ts';
import { CancelOrder } from '../../orders/CancelOrder.tsx';
import { ChangeOrder } from '../../orders/ChangeOrder.tsx';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { useClosePanel } from '../use-close-panel.ts';
import { useWork } from '../work-context.ts';
import { useFailedText } from './use-failed-text.ts';

/** What becomes of the failed order of the customer on the line: it stands again as it was, changed, or is given up. */
export function FailedOrderPanel() {
  const { t } = useTranslation();
  const [failed] = useWork().inHand.failedOrders;
  // Of the panel, not of the order: that may stand again here before its own answer is there.
  const close = useClosePanel();
  return (
    <AskPanel title={t('workstation.failed.title')}>
      {failed ? (
        <Loaded key={failed.orderId} failed={failed} onSettled={close} />
      ) : (
        <p>{t('workstation.failed.none')}</p>
      )}
    </AskPanel>
  );
}

function Loaded({ failed, onSettled }: { readonly failed: FailedInHand; onSettled(): void }) {
  const describe = useErrorText();
  const textOf = useFailedText();
  const shown = useOrder(failed.orderId);
  return (
    <>
      <p className="ws-warning">{textOf(failed)}</p>
      {shown.error && <ErrorNotice text={describe(shown.error)} onRetry={() => void shown.refetch()} />}
      {shown.data ? <Choose shown={shown.data} onSettled={onSettled} /> : !shown.error && <Skeleton active />}
    </>
  );
}

function Choose({ shown, onSettled }: { readonly shown: ShownOrder; onSettled(): void }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const queryClient = useQueryClient();
  const change = useChangeOrder();
  const [doing, setDoing] = useState<'change' | 'cancel' | null>(null);
  const { order, lines } = shown;

  /** The call's agenda and its result have changed with the order. */
  function settled(key: 'repaired' | 'cancelled') {
    void queryClient.invalidateQueries({ queryKey: IN_HAND });
    useWorkstation.getState().say({ tone: 'success', text: t(`workstation.failed.${key}`, { number: order.number }) });
    onSettled();
  }
  async function confirm() {
    const asked = lines.map(({ productId, quantity, priceMinor }) => ({ productId, quantity, priceMinor }));
    const reason = t('workstation.failed.unchangedReason');
    const made = await change
      .run({ orderId: order.orderId, version: order.version, reason, lines: asked })
      // What stands against it is said above the choices.
      .catch(() => null);
    if (made) settled('repaired');
  }

  if (doing === 'change') {
    return <ChangeOrder shown={shown} onDone={() => setDoing(null)} onChanged={() => settled('repaired')} />;
  }
  if (doing === 'cancel') {
    return <CancelOrder order={order} onDone={() => setDoing(null)} onCancelled={() => settled('cancelled')} />;
  }
  const fields = errorDataOf(change.error)?.fields ?? [];
  return (
    <>
      <ErrorNotice text={change.error ? describe(change.error) : null} />
      {fields.map((field) => {
        const line = lines[Number(/^lines\.(\d+)\./.exec(field.path)?.[1] ?? Number.NaN)];
        return (
          <p key={`${field.path} ${field.key}`} className="ws-warning">
            {line ? `${line.name}: ` : ''}
            {fieldText(t, field)}
          </p>
        );
      })}
      <DigitList
        label={t('workstation.failed.title')}
        choices={[
          {
            digit: '1',
            label: t('workstation.failed.unchanged'),
            hint: t('workstation.failed.unchangedHint'),
            choose: () => void confirm(),
          },
          { digit: '2', label: t('workstation.failed.change'), choose: () => setDoing('change') },
          { digit: '3', label: t('workstation.failed.cancel'), choose: () => setDoing('cancel') },
        ]}
      />
      <ul className="ws-read-lines">
        {lines.map((line) => (
          <li key={line.productId}>
            <span className="ws-ellipsis">{line.name}</span>
            <span className="tabular">
              {line.quantity} {line.unit}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

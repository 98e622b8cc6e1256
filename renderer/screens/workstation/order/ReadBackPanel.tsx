import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../../components/Amount.tsx';
import { useCompany } from '../../../components/company-context.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useLanguage } from '../../../components/use-language.ts';
import { openTaken } from '../../../state/order/open-taken.ts';
import { priceBefore } from '../../../state/order/shown-prices.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useReadBackStore } from '../../../state/read-back.ts';
import { AskPanel } from '../AskPanel.tsx';
import { useWork } from '../work-context.ts';
import { readBackSentence } from './read-back-sentence.ts';
import { useReadBack } from './use-read-back.ts';
import { useSubmit } from './use-submit.ts';

/** F8: the order as it is spoken to the customer; Enter submits it. */
export function ReadBackPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { currency, timeZone } = useCompany();
  const { rows, form } = useWork();
  const { order, readBack, warnings } = useReadBackStore();
  const { submit, pending } = useSubmit();
  const checkAgain = useReadBack();
  const shownPrices = useOrderWork((state) => state.shownPrices);
  const lineNotes = useOrderWork((state) => state.editing.lineNotes);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  if (!order || !readBack) return null;

  const lines = order.lines.map(({ productId, quantity, note, priceMinor }) => {
    const row = rows.find((each) => each.productId === productId);
    const shownMinor = priceBefore(shownPrices, { productId, priceMinor });
    const changedPrice = shownMinor === null ? undefined : { shownMinor, priceMinor };
    return { productId, quantity, note, changedPrice, name: row?.name ?? '', unit: row?.unit ?? '' };
  });
  const ordered = new Set(order.lines.map((line) => line.productId));
  const loose = rows.filter(({ productId }) => !ordered.has(productId) && (lineNotes[productId] ?? '').trim() !== '');
  const taken = openTaken(form);
  const addTo = form?.taken.find((each) => each.orderId === order.addToOrderId);

  /** Into the order that is there, or one of its own: checked and read back anew. */
  function addOrStartAnother() {
    if (!taken) return;
    useOrderWork.getState().setAddTo(addTo ? null : taken.orderId);
    button.current?.focus();
    void checkAgain();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key.normalize('NFKC') !== '1' || event.repeat || event.ctrlKey || event.altKey) return;
    addOrStartAnother();
  }
  return (
    <AskPanel title={t('workstation.readBack')}>
      {taken && (
        <p className="ws-quiet">
          {t(addTo ? 'workstation.addsTo' : 'workstation.besides', { number: addTo?.number ?? taken.number })}{' '}
          <button type="button" className="ws-link" onClick={addOrStartAnother}>
            {t(addTo ? 'workstation.startAnother' : 'workstation.addToIt')} <KeyHint keys="1" />
          </button>
        </p>
      )}
      <p className="ws-spoken" data-testid="read-back">
        {readBackSentence(t, language, { lines, readBack, currency, timeZone })}
      </p>
      <ol className="ws-read-lines">
        {lines.map((line) => (
          <li key={line.productId}>
            <span className="ws-ellipsis" title={line.note}>
              {line.name} {line.note && <span className="ws-soft">{line.note}</span>}
            </span>
            <strong className="tabular">
              {line.quantity} {line.unit}
            </strong>
          </li>
        ))}
      </ol>
      {warnings.map((warning) => (
        <p key={warning.key} className="ws-warning" role="alert">
          <WarningOutlined aria-hidden /> {t(`errors.${warning.key}`, warning.params)}
        </p>
      ))}
      {loose.length > 0 && (
        <p className="ws-warning" role="alert">
          <WarningOutlined aria-hidden />{' '}
          {t('workstation.notesWithoutQuantity', {
            products: loose.map((row) => row.name).join(t('workstation.spoken.comma')),
          })}
        </p>
      )}
      <div className="ws-submit">
        <span className="tabular">
          {t('workstation.totals', { count: readBack.lineCount, quantity: readBack.totalQuantity })} ·{' '}
          <strong>
            <Amount minor={readBack.amountMinor} />
          </strong>
        </span>
        <Button
          ref={button}
          type="primary"
          block
          loading={pending && { delay: 200 }}
          onClick={() => submit()}
          onKeyDown={onKeyDown}
        >
          {t('workstation.submit')} <KeyHint keys="Enter" />
        </Button>
      </div>
    </AskPanel>
  );
}

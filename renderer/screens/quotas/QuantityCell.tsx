import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_QUOTA, type QuotaItem } from '../../../shared/contract/quotas.ts';

interface QuantityCellProps {
  readonly quota: QuotaItem;
  /** Of the quota, for screen readers. */
  readonly subject: string;
  /** Rejects when it is not saved; it has told so. */
  onSave(quota: QuotaItem, quantity: number): Promise<void>;
}

/** A quantity that is changed where it stands: Enter or leaving saves, Esc takes back, arrows go to the row above or below. */
export function QuantityCell({ quota, subject, onSave }: QuantityCellProps) {
  const { t } = useTranslation();
  /** null: as it is stored. */
  const [text, setText] = useState<string | null>(null);
  /** What was saved here, shown until the list tells it. */
  const [sent, setSent] = useState<{ readonly quantity: number; readonly before: number } | null>(null);
  const shown = sent !== null && quota.quantity === sent.before ? sent.quantity : quota.quantity;
  const value = text === null ? shown : quantityOf(text);

  function settle() {
    if (text === null || value === null) return;
    setText(null);
    if (value === shown) return;
    const mine = { quantity: value, before: quota.quantity };
    setSent(mine);
    onSave(quota, value).catch(() => setSent((now) => (now === mine ? null : now)));
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setText(null);
    if (event.key !== 'Escape' && event.key !== 'Home' && event.key !== 'End' && step === undefined) return;
    // The table would scroll by these keys.
    event.stopPropagation();
    if (step === undefined || value === null) return;
    event.preventDefault();
    const all = [...document.querySelectorAll<HTMLInputElement>('.quota-quantity')];
    const next = all[all.indexOf(event.currentTarget) + step];
    if (next) next.focus();
    else settle();
  }
  return (
    <input
      className="quota-quantity"
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      aria-label={t('quotas.quantityOf', { subject })}
      aria-invalid={value === null}
      title={value === null ? t('quotas.quantityInvalid') : undefined}
      value={text ?? shown}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  );
}

/** Full-width digits count; null for what is no quantity. */
function quantityOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const value = /^\d{1,10}$/.test(plain) ? Number(plain) : null;
  return value !== null && value <= MOST_QUOTA ? value : null;
}

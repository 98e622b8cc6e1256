import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_QUOTA, type QuotaItem } from '../../../shared/contract/quotas.ts';

interface QuantityCellProps {
  readonly quota: QuotaItem;
  /** Of the quota, for screen readers. */
  readonly subject: string;
  onSave(quota: QuotaItem, quantity: number): void;
}

/** A quantity that is changed where it stands: Enter or leaving saves, Esc takes back, arrows go to the row above or below. */
export function QuantityCell({ quota, subject, onSave }: QuantityCellProps) {
  const { t } = useTranslation();
  /** null: as it is stored. */
  const [text, setText] = useState<string | null>(null);
  const value = text === null ? quota.quantity : quantityOf(text);

  function settle() {
    if (text === null || value === null) return;
    if (value !== quota.quantity) onSave(quota, value);
    setText(null);
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
      value={text ?? quota.quantity}
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

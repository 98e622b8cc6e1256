import type { TFunction } from 'i18next';
import type { ReadBack } from '../../../../shared/contract/order-placing.ts';
import { formatAmount, formatDay, formatInstant } from '../../../../shared/i18n/format.ts';
import type { Language } from '../../../../shared/i18n/index.ts';

export interface SpokenLine {
  readonly name: string;
  readonly unit: string;
  readonly quantity: number;
  readonly note?: string | undefined;
  /** Minor units; the price changed while the order was typed. */
  readonly changedPrice?: { readonly shownMinor: number; readonly priceMinor: number } | undefined;
}

export interface SpokenOrder {
  readonly lines: readonly SpokenLine[];
  readonly readBack: ReadBack;
  readonly currency: string;
  readonly timeZone: string;
}

/**
 * The order in sentences that are spoken as they stand: the lines, the total quantity, the amount, the delivery day,
 * and the deposit when it is short.
 */
export function readBackSentence(t: TFunction, language: Language, order: SpokenOrder): string {
  const { lines, readBack, currency, timeZone } = order;
  const spoken = lines
    .map(({ name, unit, quantity, note }) => {
      const line = t('workstation.spoken.line', { name, quantity, unit }).replaceAll(/ +/g, ' ').trim();
      return note ? t('workstation.spoken.noted', { line, note }) : line;
    })
    .join(t('workstation.spoken.comma'));
  const amount = formatAmount(readBack.amountMinor, currency, language);
  const day = formatDay(readBack.deliveryDate, language, 'short-weekday');
  const { lineCount, totalQuantity, depositMissingMinor, deductionAtMs } = readBack;
  const sentences = [
    t('workstation.spoken.lines', { lines: spoken }),
    t('workstation.spoken.total', { lineCount, totalQuantity, amount, day }),
  ];
  for (const { name, changedPrice } of lines) {
    if (!changedPrice) continue;
    const { shownMinor, priceMinor } = changedPrice;
    sentences.push(
      t('workstation.spoken.price', {
        name,
        shown: formatAmount(shownMinor, currency, language),
        price: formatAmount(priceMinor, currency, language),
      }),
    );
  }
  if (depositMissingMinor > 0) {
    const missing = formatAmount(depositMissingMinor, currency, language);
    sentences.push(
      deductionAtMs === null
        ? t('workstation.spoken.deposit', { missing })
        : t('workstation.spoken.depositUntil', {
            missing,
            day: formatDay(formatInstant(deductionAtMs, timeZone, 'date'), language, 'short-weekday'),
            at: formatInstant(deductionAtMs, timeZone, 'time'),
          }),
    );
  }
  // Chinese sentences end in a full-width stop and stand without a blank between them.
  return sentences.join(language === 'en' ? ' ' : '');
}

import type { TFunction } from 'i18next';
import type { OrderSlip } from '../../../shared/contract/orders.ts';
import { formatAmount, formatDay, formatInstant, formatPlainAmount } from '../../../shared/i18n/format.ts';
import type { Language } from '../../../shared/i18n/index.ts';

export interface SlipSetting {
  readonly companyName: string;
  readonly currency: string;
  readonly timeZone: string;
}

export interface SlipLine {
  readonly number: number;
  readonly name: string;
  /** `6 条 × 128.00` */
  readonly counted: string;
  readonly amount: string;
  readonly note: string | null;
}

/** An order slip in words, for the page and for the text alike. */
export interface SlipContent {
  readonly company: string;
  readonly title: string;
  /** It no longer stands as it is: cancelled, or failed; null: it does. */
  readonly state: string | null;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly lines: readonly SlipLine[];
  readonly total: string;
  /** What is missing of the deposit, and until when; null: nothing. */
  readonly reminder: string | null;
  readonly written: string;
}

/** What stands on the slip of an order, in this language. */
export function slipContent(t: TFunction, language: Language, slip: OrderSlip, setting: SlipSetting): SlipContent {
  const { order, lines } = slip;
  const { currency, timeZone } = setting;
  const plain = (minor: number) => formatPlainAmount(minor, currency, language);
  const fact = (label: string, text: string | null) => (text === null || text === '' ? [] : [{ label, text }]);
  return {
    company: setting.companyName,
    title: t('slip.title', { number: order.number }),
    state: order.state === 'cancelled' || order.state === 'failed' ? t(`orders.states.${order.state}`) : null,
    facts: [
      ...fact(t('orders.customer'), `${order.customerName} ${order.customerCode}`),
      ...fact(t('orders.delivery'), order.deliveryDate && formatDay(order.deliveryDate, language, 'short-weekday')),
      ...fact(t('orders.note'), order.note),
    ],
    lines: lines.map(({ lineNumber, name, unit, quantity, priceMinor, amountMinor, note }) => ({
      number: lineNumber,
      name,
      counted: `${`${quantity} ${unit}`.trim()} × ${plain(priceMinor)}`,
      amount: plain(amountMinor),
      note,
    })),
    total: t('slip.total', {
      lines: order.lineCount,
      quantity: order.totalQuantity,
      amount: formatAmount(order.amountMinor, currency, language),
    }),
    reminder: reminderOf(t, language, slip, setting),
    written: t('slip.written', {
      operator: slip.writtenByName ?? '–',
      at: formatInstant(slip.writtenAtMs, timeZone, 'date-time'),
      version: order.version,
    }),
  };
}

function reminderOf(
  t: TFunction,
  language: Language,
  { depositMissingMinor, deductionAtMs }: OrderSlip,
  { currency, timeZone }: SlipSetting,
): string | null {
  if (depositMissingMinor <= 0) return null;
  const missing = formatAmount(depositMissingMinor, currency, language);
  if (deductionAtMs === null) return t('workstation.spoken.deposit', { missing });
  return t('workstation.spoken.depositUntil', {
    missing,
    day: formatDay(formatInstant(deductionAtMs, timeZone, 'date'), language, 'short-weekday'),
    at: formatInstant(deductionAtMs, timeZone, 'time'),
  });
}

/** The slip as a message: one line a line of the order, nothing that a chat would fold or align. */
export function slipText(t: TFunction, content: SlipContent): string {
  const { company, title, state, facts, lines, total, reminder, written } = content;
  return [
    company,
    state === null ? title : `${title} · ${state}`,
    ...facts.map(({ label, text }) => t('slip.fact', { label, text })),
    ...lines.map(({ number, name, counted, amount, note }) => {
      const line = `${number}. ${name} ${counted} = ${amount}`;
      return note === null ? line : t('workstation.spoken.noted', { line, note });
    }),
    total,
    reminder ?? '',
    written,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

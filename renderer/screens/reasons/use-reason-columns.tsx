import type { TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LapsedRow, ReasonKind, ReasonRow, RefusedRow, UnorderedRow } from '../../../shared/contract/reasons.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { lastResult, nextStep } from '../../../shared/i18n/reason-table.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { useCompany } from '../../components/company-context.ts';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';
import { useReportTexts } from '../reports/use-report-texts.ts';

const TONES: Readonly<Record<UnorderedRow['standing'], StateTone>> = {
  ordered: 'done',
  'not-ordered': 'wrap-up',
  'not-reached': 'overdue',
  'not-called': 'none',
};

/** The columns of each kind's rows; all of them fit the narrowest window with the menu open. */
export function useReasonColumns(kind: ReasonKind): TableColumnType<ReasonRow>[] {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const texts = useReportTexts();
  const column = <Row extends ReasonRow>(
    name: ColumnName,
    width: number,
    render: (row: Row) => React.ReactNode,
    isNumber = false,
  ): TableColumnType<ReasonRow> => ({
    ...{ key: name, title: titleOf(name), width, ellipsis: !isNumber },
    ...(isNumber ? { align: 'right' as const } : {}),
    render: (_: unknown, row: ReasonRow) => render(row as Row),
  });
  const number = <Row extends ReasonRow>(
    name: ColumnName,
    value: (row: Row) => number,
    width: number,
  ): TableColumnType<ReasonRow> => ({
    ...column<Row>(name, width, (row) => texts.count(value(row)), true),
    sorter: (a, b) => value(a as Row) - value(b as Row),
    sortDirections: ['descend', 'ascend'],
  });
  const customer = column('customer', kind === 'refused' ? 158 : 200, (row) => (
    <CustomerLink customerId={row.customerId}>{`${row.customerCode} ${row.customerName}`}</CustomerLink>
  ));
  const places = [
    column('route', kind === 'refused' ? 90 : 110, ({ route }) => route ?? '–'),
    column('class', 72, (row) => row.class ?? '–'),
    column('operator', 110, ({ operator }) => operator ?? '–'),
  ];
  const product = column<RefusedRow | LapsedRow>(
    'product',
    kind === 'refused' ? 130 : 150,
    (row) => `${row.productCode} ${row.productName}`,
  );
  const callLink = (callId: string | null, day: string) =>
    callId === null ? '–' : <Link to={`/calls?from=${day}&to=${day}&call=${callId}`}>{t('reasons.toCalls')}</Link>;
  if (kind === 'refused') {
    return [
      ...[customer, product],
      column<RefusedRow>('reason', 104, ({ reason }) => t(`reasons.refusedReason.${reason}`)),
      column<RefusedRow>('askedOn', 88, ({ askedOn }) => askedOn),
      column<RefusedRow>('orderDay', 88, ({ orderDay }) => orderDay),
      column<RefusedRow>('wanted', 62, ({ wanted }) => texts.count(wanted), true),
      column<RefusedRow>('allowed', 58, ({ allowed }) => texts.count(allowed), true),
      column<RefusedRow>('got', 66, ({ got }) => texts.count(got), true),
      number<RefusedRow>('refused', ({ refused }) => refused, 86),
      column<RefusedRow>('amount', 84, ({ amountMinor }) => texts.amount(amountMinor), true),
      column<RefusedRow>('call', 52, ({ callId, askedOn }) => callLink(callId, askedOn)),
      ...places.slice(0, 2),
    ];
  }
  if (kind === 'lapsed') {
    return [
      ...[customer, product],
      number<LapsedRow>('times', ({ times }) => times, 84),
      number<LapsedRow>('quantity', ({ quantity }) => quantity, 90),
      column<LapsedRow>('lastDate', 92, ({ lastDate }) => lastDate),
      number<LapsedRow>('lastQuantity', ({ lastQuantity }) => lastQuantity, 88),
      column<LapsedRow>('lastOrderDate', 104, ({ lastOrderDate }) => lastOrderDate),
      ...places,
    ];
  }
  const clock = (ms: number | null) => (ms === null ? '–' : formatInstant(ms, timeZone, 'time'));
  return [
    customer,
    column<UnorderedRow>('standing', 150, ({ standing }) => (
      <StateTag tone={TONES[standing]}>{t(`reasons.standing.${standing}`)}</StateTag>
    )),
    column<UnorderedRow>('attempts', 72, ({ attempts, mostAttempts }) => `${attempts} / ${mostAttempts}`, true),
    column<UnorderedRow>('last', 190, (row) => {
      const words = lastResult(t, row);
      if (row.lastCallId === null || row.lastAtMs === null) return words || '–';
      const day = formatInstant(row.lastAtMs, timeZone, 'date');
      return (
        <Link to={`/calls?from=${day}&to=${day}&call=${row.lastCallId}`}>{`${clock(row.lastAtMs)} ${words}`}</Link>
      );
    }),
    column<UnorderedRow>('next', 150, (row) => nextStep(t, row, timeZone)),
    column<UnorderedRow>('cutoff', 70, ({ cutoffAtMs }) => clock(cutoffAtMs)),
    ...places,
  ];

  function titleOf(name: ColumnName): string {
    return t(`reasons.column.${name}`);
  }
}

type ColumnName =
  | ('customer' | 'product' | 'reason' | 'askedOn' | 'orderDay' | 'wanted' | 'allowed' | 'got' | 'refused' | 'amount')
  | ('route' | 'class' | 'operator' | 'call' | 'standing' | 'attempts' | 'last' | 'next' | 'cutoff')
  | ('times' | 'quantity' | 'lastDate' | 'lastQuantity' | 'lastOrderDate');

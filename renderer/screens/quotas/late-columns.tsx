import type { LateCustomer } from '../../../shared/contract/late-quotas.ts';
import { Amount } from '../../components/Amount.tsx';
import { CutoffDateText, DateText, InstantText } from '../../components/DateText.tsx';
import type { VirtualColumn } from '../../components/VirtualTable.tsx';

type Translate = (key: string, params?: Record<string, string | number>) => string;

/** The columns of the list of customers called before their quotas came. */
export function lateColumns(t: Translate): VirtualColumn<LateCustomer>[] {
  return [
    {
      key: 'customer',
      title: t('lateQuotas.column.customer'),
      width: 'minmax(160px, 1fr)',
      render: ({ code, name }) => <span title={`${code} ${name}`}>{`${code} ${name}`}</span>,
    },
    { key: 'route', title: t('lateQuotas.column.route'), width: '72px', render: (row) => row.routeCode ?? '–' },
    { key: 'class', title: t('lateQuotas.column.class'), width: '72px', render: (row) => row.className ?? '–' },
    {
      key: 'delivery',
      title: t('lateQuotas.column.delivery'),
      width: '80px',
      render: (row) => <DateText date={row.deliveryDate} style="short" />,
    },
    {
      key: 'cutoff',
      title: t('lateQuotas.column.cutoff'),
      width: '132px',
      render: (row) => <CutoffDateText atMs={row.cutoffAtMs} />,
    },
    {
      key: 'answered',
      title: t('lateQuotas.column.answered'),
      width: '72px',
      render: (row) => <InstantText atMs={row.answeredAtMs} style="time" />,
    },
    {
      key: 'answer',
      title: t('lateQuotas.column.answer'),
      width: 'minmax(176px, 1fr)',
      render: (row) => <Answer row={row} t={t} />,
    },
    {
      key: 'products',
      title: t('lateQuotas.column.products'),
      width: 'minmax(230px, 1.4fr)',
      render: (row) => {
        const text = row.products.map((product) => productText(product, t)).join(' · ');
        return <span title={text}>{text}</span>;
      },
    },
  ];
}

/** What was ordered; else the result of the call with its reason. */
function Answer({ row, t }: { readonly row: LateCustomer; readonly t: Translate }) {
  if (row.orderNumbers !== null) {
    return (
      <span title={row.orderNumbers}>
        {row.byWeb ? `${t('lateQuotas.byWeb')} · ` : ''}
        {row.totalQuantity} · <Amount minor={row.amountMinor} />
      </span>
    );
  }
  const parts = [
    ...(row.disposition === null ? [] : [t(`callLog.disposition.${row.disposition}`)]),
    ...(row.noOrderReason === null ? [] : [t(`callLog.noOrderReason.${row.noOrderReason}`)]),
  ];
  return <span title={parts.join(' · ')}>{parts.join(' · ')}</span>;
}

function productText({ name, leftBefore, left }: LateCustomer['products'][number], t: Translate): string {
  return leftBefore === null
    ? t('lateQuotas.newProduct', { name, left })
    : t('lateQuotas.moreOf', { name, before: leftBefore, left });
}

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TicketView } from '../../../shared/contract/tickets.ts';
import { useRight } from '../../api/auth.ts';
import { OrderDrawer } from '../orders/OrderDrawer.tsx';

/** The order that a case is about; opens beside it. */
export function OrderOfCase({ order: { id, number } }: { readonly order: NonNullable<TicketView['order']> }) {
  const [open, setOpen] = useState(false);
  const maySee = useRight('order.write');
  if (!maySee) return <span className="tabular">{number}</span>;
  return (
    <>
      <Button type="link" size="small" className="case-link tabular" onClick={() => setOpen(true)}>
        {number}
      </Button>
      <OrderDrawer orderId={open ? id : null} onClose={() => setOpen(false)} />
    </>
  );
}

/** The call in which it was registered, in the call log. */
export function CallOfCase({ call: { id, businessDate } }: { readonly call: NonNullable<TicketView['call']> }) {
  const { t } = useTranslation();
  const address = new URLSearchParams({ from: businessDate, to: businessDate, call: id });
  return <Link to={`/calls?${address}`}>{t('caseActions.callOf', { date: businessDate })}</Link>;
}

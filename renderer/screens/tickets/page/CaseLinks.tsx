import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useRight } from '../../../api/auth.ts';
import { OrderDrawer } from '../../orders/OrderDrawer.tsx';

interface OrderOfCaseProps {
  readonly order: NonNullable<TicketView['order']>;
  readonly beside: boolean;
}

/** The order that a case is about, with the line; opens beside it where nothing is covered by that. */
export function OrderOfCase({ order: { id, number, line }, beside }: OrderOfCaseProps) {
  const [open, setOpen] = useState(false);
  const maySee = useRight('order.write');
  const about = line && ` · ${line.name} × ${line.quantity} ${line.unit}`;
  if (!maySee || beside) {
    return (
      <>
        <span className="tabular">{number}</span>
        {about}
      </>
    );
  }
  return (
    <>
      <Button type="link" size="small" className="case-link tabular" onClick={() => setOpen(true)}>
        {number}
      </Button>
      {about}
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

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRight } from '../api/auth.ts';
import './customer-link.css';

interface CustomerLinkProps {
  /** null: nobody, so nothing to open. */
  readonly customerId: string | null;
  /** What the customer is called where it is named. */
  readonly children: ReactNode;
}

/** A customer's name that leads to its page, for whoever may look at customers. */
export function CustomerLink({ customerId, children }: CustomerLinkProps) {
  const maySee = useRight('customer.read');
  if (customerId === null || !maySee) return children;
  return (
    <Link className="customer-link" to={`/customers/${customerId}`}>
      {children}
    </Link>
  );
}

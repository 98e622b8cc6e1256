import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRight } from '../../api/auth.ts';

interface PartProps<Item> {
  readonly title: string;
  readonly items: readonly Item[];
  children(item: Item): ReactNode;
}

/** A list under its heading; nothing where there is none. */
export function CallPart<Item extends { readonly id: string }>({ title, items, children }: PartProps<Item>) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2 className="call-part">{title}</h2>
      <ul className="call-list">
        {items.map((item) => (
          <li key={item.id}>{children(item)}</li>
        ))}
      </ul>
    </section>
  );
}

/** A case by its number, which leads to it for whoever may. */
export function CaseNumber({ id, number }: { readonly id: string; readonly number: string }) {
  const mayCases = useRight('ticket.work');
  if (!mayCases) return <span className="tabular">{number}</span>;
  return (
    <Link className="tabular" to={`/cases/${id}`}>
      {number}
    </Link>
  );
}

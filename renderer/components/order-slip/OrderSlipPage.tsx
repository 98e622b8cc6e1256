import { PrintCopy } from '../PrintCopy.tsx';
import type { SlipContent } from './slip-content.ts';
import './order-slip.css';

/** The slip as it is seen, and once more below the page, where printing finds it alone. */
export function OrderSlipPage({ content }: { readonly content: SlipContent }) {
  return (
    <>
      <section className="slip" aria-label={content.title}>
        <SlipSheet content={content} />
      </section>
      <PrintCopy className="slip slip-print">
        <SlipSheet content={content} />
      </PrintCopy>
    </>
  );
}

function SlipSheet({ content }: { readonly content: SlipContent }) {
  const { company, title, state, facts, lines, total, reminder, written } = content;
  return (
    <>
      {company !== '' && <p className="slip-company">{company}</p>}
      <p className="slip-title">
        {title} {state !== null && <strong className="slip-state">{state}</strong>}
      </p>
      <dl className="slip-facts">
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <ol className="slip-lines">
        {lines.map(({ number, name, counted, amount, note }) => (
          <li key={number}>
            <span className="slip-name">
              {number}. {name}
            </span>
            <span className="slip-counted">{counted}</span>
            <span className="slip-amount">{amount}</span>
            {note !== null && <span className="slip-note">{note}</span>}
          </li>
        ))}
      </ol>
      <p className="slip-total">{total}</p>
      {reminder !== null && <p className="slip-reminder">{reminder}</p>}
      <p className="slip-written">{written}</p>
    </>
  );
}

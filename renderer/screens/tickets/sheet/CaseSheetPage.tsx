import type { CaseSheet } from '../../../../shared/i18n/case-sheet.ts';
import './case-sheet.css';

/** A case as it stands on paper. */
export function CaseSheetPage({ sheet }: { readonly sheet: CaseSheet }) {
  const { company, number, about, state, parts, timelineTitle, timeline, written } = sheet;
  return (
    <>
      <p>{company}</p>
      <p className="case-sheet-number tabular">{number}</p>
      <p>
        {about} · <strong>{state}</strong>
      </p>
      {parts.map(({ title, text, facts }) => (
        <div key={title}>
          <p className="case-sheet-title">{title}</p>
          {text !== '' && <p>{text}</p>}
          <dl>
            {facts.map(({ label, text: value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <p className="case-sheet-title">{timelineTitle}</p>
      <ol>
        {timeline.map(({ key, when, what, text }) => (
          <li key={key}>
            <span className="tabular">{when}</span> <strong>{what}</strong>
            {text !== '' && <p>{text}</p>}
          </li>
        ))}
      </ol>
      <p className="case-sheet-written">{written}</p>
    </>
  );
}

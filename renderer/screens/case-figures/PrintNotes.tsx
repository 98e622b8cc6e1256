import { useTranslation } from 'react-i18next';
import type { FigureColumn } from './FigureTable.tsx';

/** What was asked for, at the head of the printed page: on the screen the fields say it. */
export function PrintedQuestion({ facts }: { readonly facts: readonly string[] }) {
  return <p className="figures-printed">{facts.filter((fact) => fact !== '').join(' · ')}</p>;
}

/** How each column is counted, at the foot of the printed page: on the screen its head says it. */
export function PrintedFormulas<Row>({ columns }: { readonly columns: readonly FigureColumn<Row>[] }) {
  const { t } = useTranslation();
  const formulas = new Map(
    columns.flatMap(({ title, over, formula, overFormula }) => {
      const text = overFormula ?? formula;
      return text === undefined ? [] : [[text, overFormula === undefined ? title : (over ?? title)] as const];
    }),
  );
  return (
    <dl className="figures-printed figures-formulas" aria-label={t('caseFigures.formulas')}>
      {[...formulas].map(([text, name]) => (
        <div key={text}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

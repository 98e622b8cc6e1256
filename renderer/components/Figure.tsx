import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure as FigureName } from '../../shared/domain/supervision/figures.ts';
import './figure.css';

interface FigureProps {
  readonly name: FigureName;
  readonly value: ReactNode;
}

/** A figure and its name, which shows its formula when it is pointed at or focused. */
export function Figure({ name, value }: FigureProps) {
  return (
    <div className="figure">
      <FigureLabel name={name} />
      <span className="figure-value tabular">{value}</span>
    </div>
  );
}

/** The name of a figure with its formula, also for the head of a column. */
export function FigureLabel({ name }: Pick<FigureProps, 'name'>) {
  const { t } = useTranslation();
  return <FormulaLabel label={t(`supervision.figure.${name}`)} formula={t(`supervision.formula.${name}`)} />;
}

/** Within the page's landmark, where screen readers look for it. */
const besideLabel = (label: HTMLElement): HTMLElement => label.parentElement ?? document.body;

interface FormulaLabelProps {
  readonly label: string;
  readonly formula: string;
  /** The formula is put beside the label: within the landmark of the page. */
  readonly beside?: boolean;
  /** A formula of many lines. */
  readonly wide?: boolean;
}

/** Words that show how what they name is counted. */
export function FormulaLabel({ label, formula, beside = false, wide = false }: FormulaLabelProps) {
  return (
    <Tooltip
      title={formula}
      trigger={['hover', 'focus', 'click']}
      {...(wide ? { classNames: { root: 'formula-wide' } } : {})}
      {...(beside ? { getPopupContainer: besideLabel } : {})}
    >
      <button type="button" className="figure-name">
        {label}
      </button>
    </Tooltip>
  );
}

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
  return (
    <Tooltip title={t(`supervision.formula.${name}`)} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="figure-name">
        {t(`supervision.figure.${name}`)}
      </button>
    </Tooltip>
  );
}

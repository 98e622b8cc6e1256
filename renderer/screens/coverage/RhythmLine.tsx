import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../shared/contract/customers.ts';
import './coverage.css';

/** How often a customer orders by itself, and whether it is late. */
export function RhythmLine({ rhythm }: { readonly rhythm: NonNullable<CustomerCard['rhythm']> }) {
  const { t } = useTranslation();
  const { usualGapDays: days, byDate: by, daysLate: late } = rhythm;
  return (
    <span className={late > 0 ? 'coverage-late' : ''} title={t('coverage.rhythm.formula', { days })}>
      {t(late > 0 ? 'coverage.rhythm.late' : 'coverage.rhythm.sentence', { days, by, late })}
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import type { CoverageSummary } from '../../../shared/contract/coverage.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';

/** What is missing for whose calls, and who could make them if they were at work. */
export function UnskilledLines({ unskilled }: { readonly unskilled: CoverageSummary['unskilled'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="coverage-unskilled" aria-label={t('coverage.formula.unskilled')}>
      {unskilled.map(({ skills, customers, holders }) => (
        <li key={skills}>
          {t('coverage.unskilledLine', { skills, count: formatCount(customers, language) as never })}{' '}
          {holders === null ? t('coverage.heldByNobody') : t('coverage.heldBy', { who: holders })}
        </li>
      ))}
    </ul>
  );
}

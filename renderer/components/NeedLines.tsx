import { useTranslation } from 'react-i18next';
import type { DrySummary } from '../../shared/contract/queue.ts';
import { formatCount } from '../../shared/i18n/format.ts';
import './skills.css';
import { useLanguage } from './use-language.ts';

interface NeedLinesProps {
  readonly needs: DrySummary['needs'];
  /** Who does not hold them: nobody signed in, the person looked at, or who looks. */
  readonly whose: 'nobody' | 'person' | 'own';
}

/** Which skills calls are held back for, and how many by each. */
export function NeedLines({ needs, whose }: NeedLinesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="need-lines">
      {needs.map(({ skills, count }) => (
        <li key={skills}>
          <span>{t(`queue.dryNeeds.${whose}`, { skills })}</span>
          <span className="tabular">{formatCount(count, language)}</span>
        </li>
      ))}
    </ul>
  );
}

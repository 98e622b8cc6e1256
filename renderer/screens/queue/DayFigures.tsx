import { useTranslation } from 'react-i18next';
import type { BuildCounts } from '../../../shared/contract/queue.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';

const SHOWN = ['customers', 'due', 'created', 'kept', 'merged', 'alreadyOrdered', 'carriedOver', 'dropped'] as const;

/** What the last build found. */
export function DayFigures({ counts }: { readonly counts: BuildCounts }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className="queue-figures">
      {SHOWN.map((name) => (
        <div key={name} className="queue-figure">
          <dt>{t(`queue.counts.${name}`)}</dt>
          <dd className="tabular">{formatCount(counts[name], language)}</dd>
        </div>
      ))}
    </dl>
  );
}

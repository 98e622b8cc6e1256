import { useTranslation } from 'react-i18next';
import type { BuildCounts } from '../../../shared/contract/queue.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';
import './queue.css';

const SHOWN = [
  'customers',
  'due',
  'created',
  'kept',
  'merged',
  'alreadyOrdered',
  'carriedOver',
  'missed',
  'dropped',
] as const;
/** What is the same kind of figure from build to build; the others say what one build did. */
const COMPARED: ReadonlySet<string> = new Set(['customers', 'due', 'merged', 'alreadyOrdered']);

interface DayFiguresProps {
  readonly counts: BuildCounts;
  /** Those of the day's last build, to say how the figures differ. */
  readonly before?: BuildCounts | null;
  /** Of whom the figures are, where that is not plain. */
  readonly note?: string;
}

/** What a build found, or would find. */
export function DayFigures({ counts, before = null, note }: DayFiguresProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className="queue-figures">
      {note !== undefined && (
        <div className="queue-figure">
          <dt>{note}</dt>
          <dd aria-hidden>&nbsp;</dd>
        </div>
      )}
      {SHOWN.map((name) => {
        const difference = before && COMPARED.has(name) ? counts[name] - before[name] : 0;
        return (
          <div key={name} className="queue-figure">
            <dt>{t(`queue.counts.${name}`)}</dt>
            <dd className="tabular">
              {formatCount(counts[name], language)}
              {difference !== 0 && (
                <span className="queue-difference" title={t('queue.sinceLastBuild')}>
                  {difference > 0 ? '+' : '−'}
                  {formatCount(Math.abs(difference), language)}
                </span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

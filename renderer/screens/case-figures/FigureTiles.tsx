import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseFigures, CaseFiguresInput, CaseFiguresOutput } from '../../../shared/contract/ticket-figures.ts';
import { changeOf } from '../../../shared/domain/supervision/change-of.ts';
import { satisfactionOf, shareOfWhole } from '../../../shared/domain/tickets/figure-tally.ts';
import { FormulaLabel } from '../../components/Figure.tsx';
import { useFigureText } from '../../components/figure-text.ts';
import { ChangeText } from '../reports/ChangeText.tsx';
import { type CasesOf, casesBehind } from './cases-behind.ts';
import { averageText, useTimeText } from './use-time-text.ts';

const TILES = [
  'firstResponse',
  'solution',
  'medianSolution',
  'registered',
  'ended',
  'open',
  'overdue',
  'reopenRate',
  'withdrawnRate',
  'notReached',
  'satisfaction',
] as const;
type Tile = (typeof TILES)[number];

/** What a tile counts: shares by their base. */
const CASES: Readonly<Record<Tile, CasesOf>> = {
  firstResponse: { by: 'clock', clock: 'first-response', end: 'any' },
  solution: { by: 'clock', clock: 'solution', end: 'any' },
  medianSolution: { by: 'clock', clock: 'solution' },
  registered: { by: 'registered' },
  ended: { by: 'ended' },
  open: { by: 'open' },
  overdue: { by: 'open', overdue: true },
  reopenRate: { by: 'clock', clock: 'solution', reopened: true },
  withdrawnRate: { by: 'ended', state: 'withdrawn' },
  notReached: { by: 'ended', closedAs: 'not-reached' },
  satisfaction: { by: 'ended', closedAs: 'answered' },
};
/** Of now: there is none of the period before. */
const OF_NOW: readonly Tile[] = ['open', 'overdue'];

interface FigureTilesProps {
  readonly asked: CaseFiguresInput;
  readonly figures: CaseFiguresOutput;
}

/** The whole of it at a glance, each with its formula, the period before, and the way to its cases. */
export function FigureTiles({ asked, figures }: FigureTilesProps) {
  const { t } = useTranslation();
  const text = useTileText();
  const { from, to } = figures.before;
  return (
    <section className="figures-tiles" aria-label={t('caseFigures.beforeSpan', { from, to })}>
      {TILES.map((tile) => (
        <div key={tile} className="figure" data-tile={tile}>
          <FormulaLabel label={t(`caseFigures.tile.${tile}`)} formula={t(`caseFigures.formula.${tile}`)} beside />
          <span className="figure-value tabular">
            <Link to={casesBehind(asked, CASES[tile])}>{text(tile, figures.total)}</Link>
          </span>
          <span className="figures-before tabular" title={t('caseFigures.beforeSpan', { from, to })}>
            {OF_NOW.includes(tile) ? (
              ' '
            ) : (
              <>
                <ChangeText
                  change={changeOf(unitOf(tile), numberOf(tile, figures.total), numberOf(tile, figures.before))}
                />{' '}
                {t('caseFigures.before', { value: text(tile, figures.before) })}
              </>
            )}
          </span>
        </div>
      ))}
    </section>
  );
}

const SHARES: readonly Tile[] = ['firstResponse', 'solution', 'reopenRate', 'withdrawnRate'];
const unitOf = (tile: Tile) => (SHARES.includes(tile) ? 'share' : 'count');

function numberOf(tile: Tile, { clocks, scores, ...counts }: CaseFigures): number | null {
  const { 'first-response': firstResponse, solution } = clocks;
  if (tile === 'firstResponse') return shareOfWhole(firstResponse.met, firstResponse.ended);
  if (tile === 'solution') return shareOfWhole(solution.met, solution.ended);
  if (tile === 'medianSolution') return solution.medianMs;
  if (tile === 'reopenRate') return shareOfWhole(counts.reopened, solution.cases);
  if (tile === 'withdrawnRate') return shareOfWhole(counts.withdrawn, counts.ended);
  if (tile === 'satisfaction') return satisfactionOf(scores).average;
  return counts[tile];
}

function useTileText(): (tile: Tile, figures: CaseFigures) => string {
  const { count, share } = useFigureText();
  const time = useTimeText();
  return (tile, figures) => {
    const number = numberOf(tile, figures);
    if (tile === 'medianSolution') return time(number);
    if (tile === 'satisfaction') return averageText(number);
    return unitOf(tile) === 'share' ? share(number) : count(number ?? undefined);
  };
}

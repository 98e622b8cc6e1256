import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFiguresOutput, FigureLine } from '../../../shared/contract/ticket-figures.ts';
import { figureLineName, stepName } from '../../../shared/i18n/case-figures-table.ts';
import { useFigureText } from '../../components/figure-text.ts';
import { type CasesOf, casesBehind } from './cases-behind.ts';
import { causeRows, causesView } from './cause-view.ts';
import { DrawnChart, FigureViewBody } from './FigureViewBody.tsx';
import { groupView, rowsOfLines } from './figure-views.ts';
import type { ShownFigures } from './figures-address.ts';
import { type StepRow, trendView } from './trend-view.ts';
import { averageText, useTimeText } from './use-time-text.ts';
import type { FigureTexts } from './view-parts.ts';

interface FigureViewsProps {
  readonly shown: ShownFigures;
  readonly figures: CaseFiguresOutput;
}

/** What of the figures is looked at. */
export function FigureViews({ shown, figures }: FigureViewsProps) {
  const { view } = shown;
  if (view === 'trend') return <Trend shown={shown} figures={figures} />;
  if (view === 'causes') return <Causes shown={shown} figures={figures} />;
  return <Groups shown={shown} figures={figures} view={view} />;
}

function useTexts(): FigureTexts {
  const { count, share } = useFigureText();
  return { count, share, average: averageText, time: useTimeText() };
}

function Groups({ shown, figures, view }: FigureViewsProps & { readonly view: Parameters<typeof groupView>[0] }) {
  const { t } = useTranslation();
  const texts = useTexts();
  const { asked, group, clock } = shown;
  const lines = figures.groups[group];
  const rows = useMemo(() => rowsOfLines(lines, (line) => figureLineName(t, group, line)), [lines, group, t]);
  const at = ({ id }: FigureLine, cases: CasesOf) => casesBehind(asked, cases, { group, id });
  return (
    <FigureViewBody
      parts={groupView(view, clock, { t, texts, at })}
      nameTitle={t(`caseFigures.name.${group}`)}
      rows={rows}
      sizeOf={(line) => line.registered + line.ended + line.clocks.solution.ended}
      lying={group !== 'kind'}
      how={t(`caseFigures.how.${view}`)}
      {...(view === 'satisfaction' ? { aside: <ScoreChart shown={shown} figures={figures} /> } : {})}
    />
  );
}

interface ScoreRow {
  readonly score: number;
  readonly cases: number;
}

/** How many complaints have which score. */
function ScoreChart({ shown: { asked }, figures }: FigureViewsProps) {
  const { t } = useTranslation();
  const rows = figures.total.scores.map((cases, place) => ({
    name: t('caseFigures.column.score', { score: place + 1 }),
    of: { score: place + 1, cases },
  }));
  const series = {
    ...{ name: t('caseFigures.chart.cases'), type: 'bar' as const },
    value: ({ cases }: ScoreRow) => cases,
    at: ({ score }: ScoreRow) => casesBehind(asked, { by: 'ended', score }),
  };
  return (
    <DrawnChart parts={{ title: t('caseFigures.chart.scores'), series: [series] }} rows={rows} lying={false} isLow />
  );
}

function Causes({ shown: { asked }, figures }: FigureViewsProps) {
  const { t } = useTranslation();
  const texts = useTexts();
  const rows = causeRows(figures.causes).map((row) => ({
    ...{ key: row.cause, name: t(`tickets.rootCause.${row.cause}`), of: row },
  }));
  const at = (_row: unknown, cases: CasesOf) => casesBehind(asked, { ...cases, kind: 'complaint' });
  return (
    <FigureViewBody
      parts={causesView({ t, texts, at })}
      nameTitle={t('caseFigures.name.cause')}
      rows={rows}
      how={t('caseFigures.how.causes')}
    />
  );
}

function Trend({ shown: { asked }, figures }: FigureViewsProps) {
  const { t } = useTranslation();
  const texts = useTexts();
  const rows = figures.steps.map((row) => ({
    key: row.from,
    name: stepName(figures.step, row),
    short: stepName(figures.step, { ...row, to: row.from }),
    of: row,
  }));
  const at = ({ from, to }: StepRow, cases: CasesOf) => casesBehind(asked, { ...cases, from, to });
  return (
    <FigureViewBody
      parts={trendView({ t, texts, at })}
      nameTitle={t('caseFigures.name.step')}
      rows={rows}
      how={t('caseFigures.how.trend')}
    />
  );
}

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import Chart, { type ChartLook } from '../../components/Chart.tsx';

export interface ChartBar {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

interface EffectChartProps {
  readonly title: string;
  readonly bars: readonly ChartBar[];
}

/** Before and after as pairs of bars. What it shows stands in the table beside it, and is said as its name. */
export default function EffectChart({ title, bars }: EffectChartProps) {
  const { t } = useTranslation();
  const option = useCallback(
    ({ dark, text, line, colour }: ChartLook) => ({
      grid: { left: 48, right: 8, top: 30, bottom: 24 },
      legend: { top: 0, right: 4, itemGap: 16, itemWidth: 12, itemHeight: 12, textStyle: text },
      tooltip: { trigger: 'axis', confine: true, axisPointer: { type: 'shadow' } },
      xAxis: {
        type: 'category',
        data: bars.map((bar) => bar.name),
        axisLabel: text,
        axisLine: line,
        axisTick: { show: false },
      },
      yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: line },
      series: (['before', 'after'] as const).map((side) => ({
        type: 'bar' as const,
        name: t(`effects.${side}`),
        data: bars.map((bar) => Math.round(bar[side] * 10) / 10),
        barMaxWidth: 18,
        itemStyle: { color: side === 'after' ? colour('--accent') : dark ? '#7d8489' : '#a9b0b5' },
      })),
    }),
    [bars, t],
  );

  const figures = bars
    .map(({ name, before, after }) =>
      t('effects.chartFigure', { name, before: Math.round(before * 10) / 10, after: Math.round(after * 10) / 10 }),
    )
    .join('; ');
  return (
    <figure className="effect-chart">
      <figcaption>{title}</figcaption>
      <Chart label={t('effects.chartOf', { title, figures })} className="effect-chart-frame" option={option} />
    </figure>
  );
}

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import Chart, { type ChartLook } from '../../components/Chart.tsx';

export interface FigureSeries {
  readonly name: string;
  readonly type: 'bar' | 'line';
  readonly values: readonly (number | null)[];
  /** Of percent, on an axis of its own where others are none. */
  readonly isPercent?: true;
}

export interface FigureChartProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly series: readonly FigureSeries[];
  /** Bars that lie, for names that are long. */
  readonly lying: boolean;
  readonly isLow: boolean;
  /** Where the cases of a bar or point are; null: there are none. */
  at(place: number, series: number): string | null;
  onOpen(address: string): void;
}

const ROUNDED = 10;
const ROTATED_FROM = 9;
const HIGH_PX = 280;
const LOW_PX = 140;
const BAR_PX = 9;
const AXES_PX = 56;
/** Numbers side by side need more room than above each other. */
const LYING_STEPS = 3;

/** Bars and lines of figures; a click leads to the cases. What it shows stands in the table beside it, and is its name. */
export default function FigureChart({ title, names, series, lying, isLow, at, onOpen }: FigureChartProps) {
  const { t } = useTranslation();
  const option = useCallback((look: ChartLook) => optionOf(look, names, series, lying), [names, series, lying]);
  const figures = names
    .flatMap((name, place) =>
      series.map((one) => {
        const value = one.values[place] ?? null;
        return t('caseFigures.chart.figure', { name, series: one.name, value: value === null ? '–' : rounded(value) });
      }),
    )
    .join('; ');
  return (
    <figure className="figures-chart">
      <figcaption>{title}</figcaption>
      <Chart
        label={t('caseFigures.chart.of', { title, figures })}
        height={heightOf(names.length, series.length, lying, isLow)}
        option={option}
        onPick={(place, of) => {
          const address = at(place, of);
          if (address !== null) onOpen(address);
        }}
      />
    </figure>
  );
}

/** Lying bars need the room of each; the others fill what is left of the window. */
function heightOf(names: number, series: number, lying: boolean, isLow: boolean): number {
  const least = isLow ? LOW_PX : HIGH_PX;
  return lying ? Math.max(least, names * (series * BAR_PX + BAR_PX) + AXES_PX) : least;
}

const rounded = (value: number): number => Math.round(value * ROUNDED) / ROUNDED;

function optionOf(
  { dark, text, line, colour }: ChartLook,
  names: readonly string[],
  series: readonly FigureSeries[],
  lying: boolean,
): object {
  const colours = [colour('--accent'), dark ? '#a9a1c4' : '#8d83b3', dark ? '#7d8489' : '#a9b0b5'];
  const hasShares = series.some(({ isPercent }) => isPercent);
  const both = hasShares && series.some(({ isPercent }) => !isPercent);
  const category = {
    type: 'category',
    data: names,
    axisLabel: lying
      ? { ...text, width: 92, overflow: 'truncate', interval: 0 }
      : {
          ...text,
          interval: names.length > ROTATED_FROM ? 'auto' : 0,
          rotate: names.length > ROTATED_FROM ? 40 : 0,
          width: 76,
          overflow: 'truncate',
        },
    axisLine: line,
    axisTick: { show: false },
    inverse: lying,
  };
  const values = {
    type: 'value',
    min: 0,
    axisLabel: { ...text, hideOverlap: true },
    splitLine: line,
    minInterval: hasShares && !both ? 10 : 1,
    ...(lying ? { splitNumber: LYING_STEPS } : {}),
  };
  const shares = { ...values, max: 100, axisLabel: { ...text, formatter: '{value}%' }, splitLine: { show: false } };
  const only = hasShares && !both ? { ...shares, splitLine: line } : values;
  return {
    // Patterns beside the colours: nothing is told by colour alone.
    aria: {
      enabled: true,
      label: { enabled: false },
      decal: { show: series.filter(({ type }) => type === 'bar').length > 1 },
    },
    grid: { left: 8, right: both ? 8 : 28, top: series.length > 1 ? 28 : 18, bottom: 4, containLabel: true },
    legend: { show: series.length > 1, top: 0, left: 0, itemGap: 14, itemWidth: 14, itemHeight: 12, textStyle: text },
    tooltip: { trigger: 'axis', confine: true, axisPointer: { type: 'shadow' } },
    xAxis: lying ? only : category,
    yAxis: lying ? category : both ? [values, shares] : only,
    series: series.map(({ name, type, values: data, isPercent }, place) => ({
      name,
      type,
      cursor: 'pointer',
      data: data.map((value) => (value === null ? null : rounded(value))),
      barMaxWidth: 22,
      symbolSize: 7,
      connectNulls: true,
      itemStyle: { color: colours[place % colours.length] },
      ...(both && isPercent ? { yAxisIndex: 1 } : {}),
      ...(series.length === 1 ? { label: { show: true, position: lying ? 'right' : 'top', ...text } } : {}),
    })),
  };
}

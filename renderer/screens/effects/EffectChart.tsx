import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDark } from '../../app/use-dark.ts';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

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
  const dark = useDark();
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.EChartsType | null>(null);

  useEffect(() => {
    if (!frame.current) return;
    const made = echarts.init(frame.current, null, { renderer: 'svg' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(frame.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const text = { color: colour('--ink-soft'), fontSize: 12 };
    const line = { lineStyle: { color: colour('--line') } };
    const series = (['before', 'after'] as const).map((side) => ({
      type: 'bar' as const,
      name: t(`effects.${side}`),
      data: bars.map((bar) => Math.round(bar[side] * 10) / 10),
      barMaxWidth: 18,
      itemStyle: { color: side === 'after' ? colour('--accent') : dark ? '#7d8489' : '#a9b0b5' },
    }));
    chart.current?.setOption(
      {
        animation: false,
        // Written out: the width of texts is measured with it.
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
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
        series,
      },
      true,
    );
  }, [bars, dark, t]);

  const figures = bars
    .map(({ name, before, after }) =>
      t('effects.chartFigure', { name, before: Math.round(before * 10) / 10, after: Math.round(after * 10) / 10 }),
    )
    .join('; ');
  return (
    <figure className="effect-chart">
      <figcaption>{title}</figcaption>
      <div
        ref={frame}
        role="img"
        aria-label={t('effects.chartOf', { title, figures })}
        className="effect-chart-frame"
      />
    </figure>
  );
}

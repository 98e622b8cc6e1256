import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useDark } from '../app/use-dark.ts';

echarts.use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** How the rest of the screen looks, for what a chart draws itself. */
export interface ChartLook {
  readonly dark: boolean;
  readonly text: { readonly color: string; readonly fontSize: number };
  readonly line: { readonly lineStyle: { readonly color: string } };
  /** A colour of the style sheet: `--accent`. */
  colour(name: string): string;
}

interface ChartProps {
  /** What it shows, in words with figures. */
  readonly label: string;
  readonly className?: string;
  /** Pixels, where the class does not say it. */
  readonly height?: number;
  /** Kept by whoever draws: another function draws anew. */
  readonly option: (look: ChartLook) => object;
  /** A bar or point was clicked: its place and the place of its series. What it does must be possible without a chart too. */
  readonly onPick?: (place: number, series: number) => void;
}

/** A chart of echarts that fits its frame and the look of the screen; loaded apart, for it is large. */
export default function Chart({ label, className, height, option, onPick }: ChartProps) {
  const dark = useDark();
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.EChartsType | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    if (!frame.current) return;
    const made = echarts.init(frame.current, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', ({ dataIndex, seriesIndex }) => pick.current?.(dataIndex, seriesIndex ?? 0));
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
    const look = {
      ...{ dark, colour },
      text: { color: colour('--ink-soft'), fontSize: 12 },
      line: { lineStyle: { color: colour('--line') } },
    };
    chart.current?.setOption(
      {
        animation: false,
        // Written out: the width of texts is measured with it.
        textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
        ...option(look),
      },
      true,
    );
  }, [option, dark]);

  return (
    <div
      ref={frame}
      role="img"
      aria-label={label}
      {...(className === undefined ? {} : { className })}
      {...(height === undefined ? {} : { style: { height } })}
    />
  );
}

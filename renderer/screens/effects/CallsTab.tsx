import { Skeleton, Table } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EffectPreview } from '../../../shared/contract/effects.ts';
import { formatDay, formatWeekday } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';
import { beforeAfterColumns } from './before-after-columns.tsx';
import { type EffectRow, weekdayRows, weekRows } from './effect-rows.ts';

/** Apart from the rest, so that only who looks at an effect loads the charts. */
const EffectChart = lazy(() => import('./EffectChart.tsx'));

/** Calls by weekday and by week, before and after: a chart of each with its table. */
export function CallsTab({ preview }: { readonly preview: EffectPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const parts = useMemo(() => {
    const named = (rows: readonly EffectRow[], name: (key: string) => string) =>
      rows.map((row) => ({ ...row, name: name(row.key) }));
    return [
      {
        title: t('effects.perWeekday'),
        head: t('effects.weekday'),
        rows: named(weekdayRows(preview), (key) => formatWeekday(Number(key), language)),
      },
      {
        title: t('effects.perWeek'),
        head: t('effects.week'),
        rows: named(weekRows(preview), (key) => t('effects.weekFrom', { date: formatDay(key, language, 'short') })),
      },
    ];
  }, [preview, language, t]);
  return (
    <div className="effect-calls">
      {parts.map(({ title, head, rows }) => (
        <section key={title} aria-label={title}>
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 180 }} />}>
            <EffectChart title={title} bars={rows} />
          </Suspense>
          <Table
            size="small"
            rowKey="key"
            pagination={false}
            dataSource={rows}
            columns={[
              { title: head, dataIndex: 'name' },
              ...beforeAfterColumns<(typeof rows)[number]>(t, language, (row) => row),
            ]}
          />
        </section>
      ))}
    </div>
  );
}

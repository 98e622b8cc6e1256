import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EffectPreview, Mover, SeatEffect } from '../../../shared/contract/effects.ts';
import { formatCount, formatDay, formatWeekday } from '../../../shared/i18n/format.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { beforeAfterColumns } from './before-after-columns.tsx';
import { SkillEffects } from './SkillEffects.tsx';

const HEIGHT_PX = 350;

/** Calls and minutes of each date. */
export function DatesTab({ preview }: { readonly preview: EffectPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  type Row = EffectPreview['days'][number];
  const minutes = (calls: number): number => Math.round((calls * preview.secondsACall) / 60);
  if (preview.days.length === 0) return <EmptyState title={t('effects.noDates')} />;
  return (
    <Table<Row>
      size="small"
      virtual
      rowKey="date"
      pagination={false}
      dataSource={preview.days}
      scroll={{ x: 700, y: HEIGHT_PX }}
      columns={[
        {
          title: t('effects.date'),
          width: 160,
          className: 'tabular',
          render: (_value, day) => `${day.date} ${formatDay(day.date, language, 'weekday')}`,
        },
        ...beforeAfterColumns<Row>(
          t,
          language,
          (day) => day,
          (side) => t('effects.callsOf', { side }),
        ),
        ...beforeAfterColumns<Row>(
          t,
          language,
          (day) => ({ before: minutes(day.before), after: minutes(day.after) }),
          (side) => t('effects.minutesOf', { side }),
        ),
      ]}
    />
  );
}

/** Calls by who makes them: in all, in minutes a week, and by weekday. */
export function SeatsTab({ preview }: { readonly preview: EffectPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sum = (week: readonly number[]): number => week.reduce((all, n) => all + n, 0);
  const pair = (seat: SeatEffect) => ({ before: sum(seat.before), after: sum(seat.after) });
  const used = [0, 1, 2, 3, 4, 5, 6].filter((at) =>
    preview.seats.some((seat) => (seat.before[at] ?? 0) + (seat.after[at] ?? 0) > 0),
  );
  const minutes = (calls: number): number => Math.round((calls * preview.secondsACall) / 60);
  if (preview.seats.length === 0) return <EmptyState title={t('effects.noDates')} />;
  return (
    <>
      <SkillEffects skills={preview.skills} />
      <Table<SeatEffect>
        size="small"
        virtual
        rowKey={(seat) => `${seat.kind} ${seat.id}`}
        pagination={false}
        dataSource={preview.seats}
        scroll={{ x: 700 + used.length * 120, y: HEIGHT_PX }}
        columns={[
          {
            title: t('effects.seat'),
            width: 160,
            fixed: 'start',
            ellipsis: true,
            render: (_value, seat) =>
              seat.kind === 'anyone'
                ? t('effects.kind.anyone')
                : `${t(`effects.kind.${seat.kind}`)} ${seat.name ?? ''}`,
          },
          ...beforeAfterColumns<SeatEffect>(t, language, pair, (side) => t('effects.callsOf', { side })),
          ...beforeAfterColumns<SeatEffect>(
            t,
            language,
            (seat) => ({ before: minutes(pair(seat).before), after: minutes(pair(seat).after) }),
            (side) => t('effects.minutesOf', { side }),
          ),
          ...used.map((at) => ({
            key: `weekday ${at}`,
            title: t('effects.weekdayCalls', { weekday: formatWeekday(at + 1, language) }),
            width: 120,
            align: 'right' as const,
            className: 'tabular',
            render: (_value: unknown, seat: SeatEffect) =>
              `${formatCount(seat.before[at] ?? 0, language)} → ${formatCount(seat.after[at] ?? 0, language)}`,
          })),
        ]}
      />
    </>
  );
}

/** Who moves, from which days to which. */
export function MoversTab({ preview }: { readonly preview: EffectPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const side = ({ weekdays, calls }: Mover['before']): string =>
    calls === 0
      ? t('effects.noCalls')
      : t('effects.sideText', {
          days: weekdays.map((day) => formatWeekday(day, language)).join(language === 'en' ? ', ' : '、') || '–',
          calls,
        });
  const date = (value: string | null): string => (value === null ? '–' : formatDay(value, language, 'short-weekday'));
  const { movers, moved } = preview;
  return (
    <>
      {moved > movers.length && (
        <p className="effect-soft">
          {t('effects.moversShown', { shown: movers.length, count: formatCount(moved, language) })}
        </p>
      )}
      <Table<Mover>
        size="small"
        virtual
        rowKey="id"
        pagination={false}
        dataSource={movers}
        scroll={{ x: 960, y: HEIGHT_PX }}
        columns={[
          { title: t('effects.code'), dataIndex: 'code', width: 90, className: 'tabular' },
          { title: t('effects.name'), dataIndex: 'name', width: 150, ellipsis: true },
          { title: t('effects.route'), dataIndex: 'routeCode', width: 70 },
          { title: t('effects.move'), width: 130, render: (_value, mover) => t(`effects.moveKind.${mover.kind}`) },
          { title: t('effects.fromDays'), width: 140, ellipsis: true, render: (_value, mover) => side(mover.before) },
          { title: t('effects.toDays'), width: 140, ellipsis: true, render: (_value, mover) => side(mover.after) },
          { title: t('effects.nextBefore'), width: 110, render: (_value, mover) => date(mover.before.next) },
          { title: t('effects.nextAfter'), width: 130, render: (_value, mover) => date(mover.after.next) },
        ]}
      />
    </>
  );
}

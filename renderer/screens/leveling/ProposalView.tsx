import { App, Button, Input, Select, Skeleton, Table } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LevelProposalView } from '../../../shared/contract/leveling.ts';
import { formatCount, formatWeekday } from '../../../shared/i18n/format.ts';
import { useSetOrderWeekdays } from '../../api/leveling.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { beforeAfterColumns, formatCalls } from '../effects/before-after-columns.tsx';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { DAYS, gainOf, inputOfMoves, weekOf, withChosen } from './level-figures.ts';
import { MoveTable } from './MoveTable.tsx';

const EffectChart = lazy(() => import('../effects/EffectChart.tsx'));
const ALL = -1;

interface ProposalViewProps {
  readonly proposal: LevelProposalView;
  onApplied(): void;
}

/** A proposal: the load of each weekday before and after, the gain in figures, and the moves to choose from. */
export function ProposalView({ proposal, onApplied }: ProposalViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const set = useSetOrderWeekdays();
  const effect = useEffectStep();
  const { moves, counts, groups, secondsACall } = proposal;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(moves.map((move) => move.customerId)));
  const [group, setGroup] = useState(ALL);
  const [reason, setReason] = useState(() => t('leveling.reasonDefault'));
  const wanted = useMemo(() => moves.filter((move) => chosen.has(move.customerId)), [moves, chosen]);
  const week = useMemo(() => weekOf(proposal, wanted, group === ALL ? null : group), [proposal, wanted, group]);
  const rows = useMemo(
    () =>
      DAYS.map((day) => ({
        key: day,
        name: formatWeekday(day + 1, language),
        before: week.before[day] ?? 0,
        after: week.after[day] ?? 0,
      })).filter((row) => row.before + row.after > 0.05),
    [week, language],
  );
  const gain = gainOf(week);
  const n = (value: number): string => formatCalls(value, language);
  const minutes = (calls: number): string => formatCount(Math.round((calls * secondsACall) / 60), language);

  function lookAtEffect() {
    const input = inputOfMoves(wanted, reason.trim());
    effect.look({
      change: { kind: 'leveling.setWeekdays', input },
      what: t('leveling.what', { count: wanted.length }),
      apply: () => set.run(input),
      onApplied() {
        void message.success(t('leveling.applied', { count: wanted.length }));
        onApplied();
      },
    });
  }

  return (
    <>
      {effect.dialog}
      <div role="status">
        <p className="leveling-line">
          {t('leveling.gain', {
            before: n(gain.peak.before),
            after: n(gain.peak.after),
            minutesBefore: minutes(gain.peak.before),
            minutesAfter: minutes(gain.peak.after),
            deviationBefore: n(gain.deviation.before),
            deviationAfter: n(gain.deviation.after),
            moves: formatCount(wanted.length, language),
          })}
        </p>
        <p className="leveling-soft">
          {t('leveling.counts', {
            customers: formatCount(counts.customers, language),
            movable: formatCount(counts.movable, language),
            byRule: formatCount(counts.byRule, language),
            byRoute: formatCount(counts.byRoute, language),
          })}
        </p>
      </div>
      <div className="leveling-week">
        <div>
          <div className="leveling-ask">
            <span>{t('leveling.chartGroup')}</span>
            <Select
              aria-label={t('leveling.chartGroup')}
              value={group}
              style={{ width: 220 }}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: ALL, label: t('leveling.allGroups') },
                ...groups.map((one, place) => ({ value: place, label: one.name ?? t('leveling.noTeam') })),
              ]}
              onChange={setGroup}
            />
          </div>
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 180 }} />}>
            <EffectChart title={t('leveling.chart')} bars={rows} />
          </Suspense>
        </div>
        <Table
          size="small"
          rowKey="key"
          pagination={false}
          dataSource={rows}
          columns={[
            { title: t('leveling.weekday'), dataIndex: 'name' },
            ...beforeAfterColumns<(typeof rows)[number]>(t, language, (row) => row),
          ]}
        />
      </div>
      {moves.length === 0 ? (
        <EmptyState title={t('leveling.nothing')} hint={t('leveling.nothingHint')} />
      ) : (
        <>
          <div className="leveling-apply">
            <h2 className="leveling-title">{t('leveling.moves')}</h2>
            <Input
              aria-label={t('leveling.reason')}
              addonBefore={t('leveling.reason')}
              value={reason}
              maxLength={200}
              style={{ width: 360 }}
              onChange={({ target }) => setReason(target.value)}
            />
            <Button type="primary" disabled={wanted.length === 0 || reason.trim() === ''} onClick={lookAtEffect}>
              {t('leveling.look', { count: wanted.length })}
            </Button>
          </div>
          <MoveTable moves={moves} chosen={chosen} onChange={(ids) => setChosen(withChosen(moves, chosen, ids))} />
        </>
      )}
    </>
  );
}

import { Button, Checkbox, Table } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LevelMoveView } from '../../../shared/contract/leveling.ts';
import { formatCount, formatWeekday } from '../../../shared/i18n/format.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { useLanguage } from '../../components/use-language.ts';
import { DAYS } from './level-figures.ts';

interface MoveTableProps {
  readonly moves: readonly LevelMoveView[];
  /** Customers whose move is wanted. */
  readonly chosen: ReadonlySet<string>;
  onChange(chosen: ReadonlySet<string>): void;
}

const HEIGHT_PX = 280;

/** The moves, chosen one by one or by route. */
export function MoveTable({ moves, chosen, onChange }: MoveTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const routes = useMemo(() => [...Map.groupBy(moves, (move) => move.routeId).values()], [moves]);
  const sharing = useMemo(() => {
    const units = Map.groupBy(moves, (move) => move.unit);
    return new Set([...units].filter(([, of]) => of.length > 1).map(([unit]) => unit));
  }, [moves]);

  function choose(some: readonly LevelMoveView[], on: boolean) {
    const next = new Set(chosen);
    for (const { customerId } of some) {
      if (on) next.add(customerId);
      else next.delete(customerId);
    }
    onChange(next);
  }

  return (
    <div className="leveling-moves">
      <section aria-label={t('leveling.routes')}>
        <div className="leveling-ask">
          <Button size="small" onClick={() => choose(moves, true)}>
            {t('leveling.selectAll')}
          </Button>
          <Button size="small" onClick={() => choose(moves, false)}>
            {t('leveling.selectNone')}
          </Button>
        </div>
        <ul className="leveling-routes">
          {routes.map((of) => {
            const { routeId = '', routeCode = '' } = of[0] ?? {};
            const on = of.filter((move) => chosen.has(move.customerId)).length;
            return (
              <li key={routeId}>
                <Checkbox
                  checked={on === of.length}
                  indeterminate={on > 0 && on < of.length}
                  onChange={({ target }) => choose(of, target.checked)}
                >
                  {routeCode}{' '}
                  <span className="leveling-soft tabular">
                    {on}/{of.length}
                  </span>
                </Checkbox>
              </li>
            );
          })}
        </ul>
      </section>
      <Table<LevelMoveView>
        size="small"
        virtual
        rowKey="customerId"
        pagination={false}
        dataSource={moves}
        scroll={{ x: 760, y: HEIGHT_PX }}
        columns={[
          {
            title: t('leveling.select'),
            width: 76,
            render: (_value, move) => (
              <Checkbox
                aria-label={`${t('leveling.select')} ${move.name}`}
                checked={chosen.has(move.customerId)}
                onChange={({ target }) => choose([move], target.checked)}
              />
            ),
          },
          { title: t('leveling.code'), dataIndex: 'code', width: 110, className: 'tabular' },
          {
            title: t('leveling.name'),
            width: 220,
            ellipsis: true,
            render: (_value, move) => (
              <>
                {move.name}
                {sharing.has(move.unit) && <span className="leveling-soft"> · {t('leveling.together')}</span>}
              </>
            ),
          },
          { title: t('leveling.route'), dataIndex: 'routeCode', width: 90 },
          { title: t('leveling.from'), width: 120, render: (_value, move) => maskInWords(move.from, language) },
          { title: t('leveling.to'), width: 120, render: (_value, move) => maskInWords(move.to, language) },
          {
            title: t('leveling.perWeek'),
            width: 90,
            align: 'right',
            className: 'tabular',
            render: (_value, move) => formatCount(Math.round(move.load * 100) / 100, language),
          },
        ]}
      />
    </div>
  );
}

function maskInWords(mask: number, language: Language): string {
  const names = DAYS.filter((day) => (mask >> day) & 1).map((day) => formatWeekday(day + 1, language));
  return names.join(language === 'en' ? ', ' : '、');
}

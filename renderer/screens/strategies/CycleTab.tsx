import { Alert, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { StrategyVersionView } from '../../../shared/contract/strategies.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { storedRuleInWords } from '../../../shared/domain/queue/explain-words.ts';
import { formatCount, formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRemoveStrategy, useStrategies } from '../../api/strategies.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useToday } from '../../components/use-today.ts';
import { coverageAt } from '../coverage/coverage-address.ts';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { StrategyDrawer } from './StrategyDrawer.tsx';
import { type StrategyTabProps, TabHead } from './TabHead.tsx';
import { VersionTable } from './VersionTable.tsx';

interface Edited {
  readonly base: StrategyVersionView | null;
  readonly id: string | null;
  readonly validFrom: string;
}

/** Which class is called how often: every version, what it says in words, how many customers it reaches. */
export function CycleTab({ mayEdit }: StrategyTabProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const list = useStrategies();
  const remove = useRemoveStrategy();
  const effect = useEffectStep();
  const navigate = useNavigate();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [showPast, setShowPast] = useState(false);
  const today = useToday();
  const versions = list.data?.strategies ?? [];
  const without = list.data?.withoutStrategy ?? 0;
  const add = mayEdit ? () => setEdited({ base: null, id: null, validFrom: today }) : null;

  return (
    <>
      <TabHead showPast={showPast} onShowPast={setShowPast} addLabel={t('strategies.add')} onAdd={add} />
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {effect.dialog}
      {without > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('strategies.withoutStrategy', { count: formatCount(without, language) })}
          action={
            <Button size="small" onClick={() => navigate(coverageAt('no-strategy'))}>
              {t('strategies.showWithoutStrategy')}
            </Button>
          }
          style={{ marginBottom: 12 }}
        />
      )}
      {list.isPending ? (
        <Skeleton active />
      ) : versions.length === 0 ? (
        <EmptyState title={t('strategies.empty')} hint={t('strategies.emptyHint')} />
      ) : (
        <VersionTable<StrategyVersionView>
          label={t('strategies.title')}
          versions={versions}
          today={today}
          showPast={showPast}
          mayEdit={mayEdit}
          mayRemove={(one) => !one.used}
          onEdit={(one) => setEdited({ base: one, id: one.id, validFrom: one.validFrom })}
          onCopy={(one) => setEdited({ base: one, id: null, validFrom: addDays(today, 1) })}
          onRemove={({ id, name }) =>
            effect.look({
              change: { kind: 'strategies.remove', input: { id } },
              what: t('strategies.removeAsk', { name }),
              apply: () => remove.run({ id }),
            })
          }
          columns={[
            {
              key: 'cycle',
              title: t('strategies.cycle'),
              render: (one) => (
                <>
                  {storedRuleInWords(one.rule, '', (key, params) => t(key, params ?? {}))}{' '}
                  {one.madeUp && <Tag>{t('strategies.madeUp')}</Tag>}
                </>
              ),
            },
            {
              key: 'holidays',
              title: t('strategies.holidays'),
              width: 90,
              render: (one) => t(`strategies.holidayRule.${one.holidayRule}`),
            },
            {
              key: 'windows',
              title: t('strategies.windows'),
              width: 110,
              render: (one) =>
                one.callingWindows.length === 0
                  ? t('strategies.windowsAllDay')
                  : one.callingWindows.map((window) => (
                      <div key={window.fromMinute} className="tabular">
                        {formatMinuteOfDay(window.fromMinute)}–{formatMinuteOfDay(window.toMinute)}
                      </div>
                    )),
            },
            {
              key: 'customers',
              title: t('strategies.customers'),
              width: 84,
              align: 'right',
              render: (one) => <span className="tabular">{formatCount(one.customers, language)}</span>,
            },
          ]}
        />
      )}
      {edited !== null && <StrategyDrawer {...edited} onClose={() => setEdited(null)} />}
    </>
  );
}

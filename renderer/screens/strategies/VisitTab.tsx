import { App, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitStrategyView } from '../../../shared/contract/class-strategies.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { storedRuleInWords } from '../../../shared/domain/queue/explain-words.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRemoveVisitStrategy, useVisitStrategies } from '../../api/strategies.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type StrategyTabProps, TabHead } from './TabHead.tsx';
import { VersionTable } from './VersionTable.tsx';
import { VisitDrawer } from './VisitDrawer.tsx';

/** The reference rhythm of visits by class; the customer card shows the next ones. */
export function VisitTab({ mayEdit }: StrategyTabProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { modal } = App.useApp();
  const list = useVisitStrategies();
  const remove = useRemoveVisitStrategy();
  const [edited, setEdited] = useState<Parameters<typeof VisitDrawer>[0]['edited'] | null>(null);
  const [showPast, setShowPast] = useState(false);
  const today = list.data?.today ?? '';
  const versions = list.data?.strategies ?? [];
  const add = mayEdit ? () => setEdited({ base: null, id: null, validFrom: today }) : null;
  return (
    <>
      <TabHead showPast={showPast} onShowPast={setShowPast} addLabel={t('strategies.visit.add')} onAdd={add} />
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <ErrorNotice text={remove.error ? describe(remove.error) : null} onClose={remove.clearError} />
      {list.isPending ? (
        <Skeleton active />
      ) : versions.length === 0 ? (
        <EmptyState title={t('strategies.visit.empty')} hint={t('strategies.visit.emptyHint')} />
      ) : (
        <VersionTable<VisitStrategyView>
          label={t('strategies.visit.title')}
          versions={versions}
          today={today}
          showPast={showPast}
          mayEdit={mayEdit}
          mayRemove={() => true}
          onEdit={(one) => setEdited({ base: one, id: one.id, validFrom: one.validFrom })}
          onCopy={(one) => setEdited({ base: one, id: null, validFrom: addDays(today, 1) })}
          onRemove={({ id, name }) =>
            modal.confirm({
              title: t('strategies.removeAsk', { name }),
              okText: t('strategies.remove'),
              cancelText: t('common.cancel'),
              onOk: () => remove.run({ id }).catch(() => undefined),
            })
          }
          columns={[
            {
              key: 'cycle',
              title: t('strategies.cycle'),
              render: (one) => storedRuleInWords(one.rule, '', (key, params) => t(key, params ?? {})),
            },
            { key: 'note', title: t('strategies.visit.note'), render: (one) => one.note },
          ]}
        />
      )}
      {edited !== null && <VisitDrawer edited={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

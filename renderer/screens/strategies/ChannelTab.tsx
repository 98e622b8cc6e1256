import { App, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelStrategyView } from '../../../shared/contract/class-strategies.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { ORDER_TYPES } from '../../../shared/domain/orders/order-type.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useChannelStrategies, useRemoveChannelStrategy } from '../../api/strategies.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ChannelDrawer } from './ChannelDrawer.tsx';
import { type StrategyTabProps, TabHead } from './TabHead.tsx';
import { VersionTable } from './VersionTable.tsx';

/** Which order types a class may use, through which channels. */
export function ChannelTab({ mayEdit }: StrategyTabProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { modal } = App.useApp();
  const list = useChannelStrategies();
  const remove = useRemoveChannelStrategy();
  const [edited, setEdited] = useState<Parameters<typeof ChannelDrawer>[0]['edited'] | null>(null);
  const [showPast, setShowPast] = useState(false);
  const today = list.data?.today ?? '';
  const versions = list.data?.strategies ?? [];
  const add = mayEdit ? () => setEdited({ base: null, id: null, validFrom: today }) : null;
  return (
    <>
      <TabHead showPast={showPast} onShowPast={setShowPast} addLabel={t('strategies.channel.add')} onAdd={add} />
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <ErrorNotice text={remove.error ? describe(remove.error) : null} onClose={remove.clearError} />
      {list.isPending ? (
        <Skeleton active />
      ) : versions.length === 0 ? (
        <EmptyState title={t('strategies.channel.empty')} hint={t('strategies.channel.emptyHint')} />
      ) : (
        <VersionTable<ChannelStrategyView>
          label={t('strategies.channel.title')}
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
          columns={ORDER_TYPES.map((type) => ({
            key: type,
            title: t(`strategies.orderTypes.${type}`),
            render: (one) =>
              one.allowed[type].length === 0
                ? t('strategies.channel.none')
                : one.allowed[type]
                    .map((channel) => t(`strategies.orderChannels.${channel}`))
                    .join(t('strategies.words.and')),
          }))}
        />
      )}
      {edited !== null && <ChannelDrawer edited={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { ChannelStrategyView } from '../../../shared/contract/class-strategies.ts';
import { ORDER_TYPES } from '../../../shared/domain/orders/order-type.ts';
import { useChannelStrategies, useRemoveChannelStrategy } from '../../api/strategies.ts';
import { ChannelDrawer } from './ChannelDrawer.tsx';
import { ClassStrategyTab } from './ClassStrategyTab.tsx';
import type { StrategyTabProps } from './TabHead.tsx';

/** Which order types a class may use, through which channels. */
export function ChannelTab({ mayEdit }: StrategyTabProps) {
  const { t } = useTranslation();
  return (
    <ClassStrategyTab<ChannelStrategyView>
      kind="channel"
      mayEdit={mayEdit}
      list={useChannelStrategies()}
      remove={useRemoveChannelStrategy()}
      columns={ORDER_TYPES.map((type) => ({
        key: type,
        title: t(`strategies.orderTypes.${type}`),
        render: ({ allowed }) =>
          allowed[type].length === 0
            ? t('strategies.channel.none')
            : allowed[type].map((one) => t(`strategies.orderChannels.${one}`)).join(t('strategies.words.and')),
      }))}
      drawer={(edited, onClose) => <ChannelDrawer edited={edited} onClose={onClose} />}
    />
  );
}

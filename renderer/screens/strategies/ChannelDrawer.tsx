import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelStrategyView } from '../../../shared/contract/class-strategies.ts';
import {
  type AllowedOrders,
  ORDER_TYPES,
  ORDERING_CHANNELS,
  type OrderingChannel,
  type OrderType,
} from '../../../shared/domain/orders/order-type.ts';
import { useSaveChannelStrategy } from '../../api/strategies.ts';
import { ClassStrategyDrawer } from './ClassStrategyDrawer.tsx';
import type { EditedVersion } from './ClassStrategyTab.tsx';

interface ChannelDrawerProps {
  readonly edited: EditedVersion<ChannelStrategyView>;
  onClose(): void;
}

const ALL: AllowedOrders = { regular: ORDERING_CHANNELS, 'off-day': ORDERING_CHANNELS, advance: ORDERING_CHANNELS };

/** Makes or changes a version of an order-channel strategy: a matrix of order types and channels. */
export function ChannelDrawer({ edited, onClose }: ChannelDrawerProps) {
  const { t } = useTranslation();
  const [allowed, setAllowed] = useState<AllowedOrders>(edited.base?.allowed ?? ALL);
  function tick(type: OrderType, channel: OrderingChannel, on: boolean) {
    const channels = ORDERING_CHANNELS.filter((one) => (one === channel ? on : allowed[type].includes(one)));
    setAllowed({ ...allowed, [type]: channels });
  }
  return (
    <ClassStrategyDrawer
      kind="channel"
      edited={edited}
      content={{ allowed }}
      save={useSaveChannelStrategy()}
      onClose={onClose}
    >
      {() => (
        <fieldset className="strategy-fieldset">
          <legend>{t('strategies.channel.allowed')}</legend>
          <table className="strategy-matrix">
            <thead>
              <tr>
                <td />
                {ORDERING_CHANNELS.map((channel) => (
                  <th key={channel} scope="col">
                    {t(`strategies.orderChannels.${channel}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ORDER_TYPES.map((type) => (
                <tr key={type}>
                  <th scope="row">
                    {t(`strategies.orderTypes.${type}`)}
                    <div className="strategy-soft">{t(`strategies.channel.hint.${type}`)}</div>
                  </th>
                  {ORDERING_CHANNELS.map((channel) => (
                    <td key={channel}>
                      <Checkbox
                        aria-label={`${t(`strategies.orderTypes.${type}`)}, ${t(`strategies.orderChannels.${channel}`)}`}
                        checked={allowed[type].includes(channel)}
                        onChange={({ target }) => tick(type, channel, target.checked)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </fieldset>
      )}
    </ClassStrategyDrawer>
  );
}

import { App, Button, Checkbox, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelStrategyView } from '../../../shared/contract/class-strategies.ts';
import {
  type AllowedOrders,
  ORDER_TYPES,
  ORDERING_CHANNELS,
  type OrderType,
} from '../../../shared/domain/orders/order-type.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSaveChannelStrategy } from '../../api/strategies.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ClassField, classOfField, fieldOfClass } from './ClassField.tsx';
import { type SpanFields, SpanFieldsRow } from './SpanFields.tsx';

interface ChannelDrawerProps {
  readonly edited: {
    /** What the form begins with. */
    readonly base: ChannelStrategyView | null;
    /** The version that is changed; null makes a new one. */
    readonly id: string | null;
    readonly validFrom: string;
  };
  onClose(): void;
}

const ALL: AllowedOrders = { regular: ORDERING_CHANNELS, 'off-day': ORDERING_CHANNELS, advance: ORDERING_CHANNELS };

/** Makes or changes a version of an order-channel strategy: a matrix of order types and channels. */
export function ChannelDrawer({ edited: { base, id, validFrom }, onClose }: ChannelDrawerProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<SpanFields>();
  const save = useSaveChannelStrategy();
  const [allowed, setAllowed] = useState<AllowedOrders>(base?.allowed ?? ALL);
  const title = id !== null ? t('strategies.channel.edit') : t('strategies.channel.add');

  async function submit({ classId, name, validFrom: from, validTo }: SpanFields) {
    const span = { classId: classOfField(classId), name, validFrom: from, validTo: validTo || null };
    await save.run({ id, fields: { ...span, allowed } });
    void message.success(t('strategies.saved'));
    onClose();
  }
  function tick(type: OrderType, channel: (typeof ORDERING_CHANNELS)[number], on: boolean) {
    const channels = ORDERING_CHANNELS.filter((one) => (one === channel ? on : allowed[type].includes(one)));
    setAllowed({ ...allowed, [type]: channels });
  }

  return (
    <Drawer
      open
      size={560}
      title={title}
      closable={{ 'aria-label': t('common.close') }}
      onClose={onClose}
      footer={
        <Button type="primary" loading={save.pending} onClick={() => form.submit()}>
          {t('common.save')}
        </Button>
      }
    >
      <ErrorNotice text={save.error ? describe(save.error) : null} />
      <Form<SpanFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          classId: fieldOfClass(base?.classId ?? null),
          name: base?.name ?? '',
          validFrom,
          validTo: id === null ? '' : (base?.validTo ?? ''),
        }}
        onFinish={(fields) => void submit(fields).catch(() => undefined)}
      >
        <ClassField disabled={false} />
        <SpanFieldsRow />
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
      </Form>
    </Drawer>
  );
}

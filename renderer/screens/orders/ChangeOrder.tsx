import { Button, Form, Input, Space } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductMatch } from '../../../shared/contract/order-form.ts';
import type { OrderLine, ShownOrder } from '../../../shared/contract/orders.ts';
import { LINE_NOTE_LENGTH } from '../../../shared/domain/orders/line-note.ts';
import { errorDataOf } from '../../api/client.ts';
import { fieldText, useErrorText } from '../../api/error-text.ts';
import { useChangeOrder } from '../../api/orders.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { dropChange, keepChange, keptChange } from '../../state/kept-changes.ts';
import { AddProduct } from './AddProduct.tsx';

interface ChangeOrderProps {
  readonly shown: ShownOrder;
  /** Done with it, one way or the other. */
  onDone(): void;
  /** It was changed; absent: then {@link onDone} is called. */
  onChanged?(): void;
}

/** A line that was taken, or a product that takes the place of one. */
type ChangedLine = Pick<OrderLine, 'productId' | 'name' | 'code' | 'unit' | 'priceMinor' | 'note'>;

interface Fields {
  readonly quantities: readonly string[];
  readonly notes: readonly string[];
  readonly reason: string;
}

interface KeptChange {
  readonly fields: Fields;
  readonly added: readonly ChangedLine[];
}

/**
 * Other quantities and notes for the lines of an order; an empty one drops its line, and a failed order may get other
 * products. What stands against it stands under it. Leaving it by Escape keeps what was typed, its button discards it.
 */
export function ChangeOrder({ shown, onDone, onChanged = onDone }: ChangeOrderProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const change = useChangeOrder();
  const [form] = Form.useForm<Fields>();
  // As it was when the typing began: a change made elsewhere meanwhile is refused, never overwritten line for line.
  const [{ order, lines: taken }] = useState(shown);
  const key = `${order.orderId} ${order.version}`;
  const [typed] = useState(() => keptChange<KeptChange>(key));
  const [added, setAdded] = useState(typed?.added ?? []);
  const lines: readonly ChangedLine[] = [...taken, ...added];

  function add({ productId, name, code, unit, priceMinor, leastQuantity }: ProductMatch) {
    const more = [...added, { productId, name, code, unit, priceMinor, note: null }];
    setAdded(more);
    form.setFieldValue(['quantities', lines.length], String(leastQuantity));
    keepChange<KeptChange>(key, { fields: form.getFieldsValue(true) as Fields, added: more });
  }

  async function submit({ quantities, notes, reason }: Fields) {
    const kept = lines.flatMap((line, at) => {
      const typed = (quantities[at] ?? '').normalize('NFKC').trim();
      return typed === ''
        ? []
        : [
            {
              at,
              productId: line.productId,
              quantity: Number(typed),
              priceMinor: line.priceMinor,
              note: notes[at] ?? '',
            },
          ];
    });
    try {
      const asked = kept.map(({ at: _at, ...line }) => line);
      await change.run({ orderId: order.orderId, version: order.version, reason, lines: asked });
      dropChange(key);
      onChanged();
    } catch (error) {
      const under = new Map<number, string[]>();
      for (const field of errorDataOf(error)?.fields ?? []) {
        const at = kept[Number(/^lines\.(\d+)\./.exec(field.path)?.[1] ?? Number.NaN)]?.at;
        if (at !== undefined) under.set(at, [...(under.get(at) ?? []), fieldText(t, field)]);
      }
      form.setFields([...under].map(([at, errors]) => ({ name: ['quantities', at], errors })));
    }
  }

  return (
    <Form
      form={form}
      requiredMark={false}
      className="order-doing"
      initialValues={
        typed?.fields ?? {
          quantities: taken.map((line) => String(line.quantity)),
          notes: taken.map((line) => line.note ?? ''),
          reason: '',
        }
      }
      onValuesChange={(_, fields: Fields) => keepChange<KeptChange>(key, { fields, added })}
      onFinish={(fields: Fields) => void submit(fields)}
    >
      <ErrorNotice text={change.error ? describe(change.error) : null} />
      <p className="order-doing-hint">{t(order.failure ? 'orders.repairHint' : 'orders.changeHint')}</p>
      {lines.map((line, at) => (
        <Fragment key={line.productId}>
          <Form.Item
            name={['quantities', at]}
            label={
              <span className="order-change-product">
                {line.name} <span className="order-soft">{line.code}</span>
              </span>
            }
            colon={false}
            labelAlign="left"
            labelCol={{ span: 12 }}
            rules={[{ pattern: /^[\s\d\uff10-\uff19]*$/, message: t('errors.order-line-quantity') }]}
          >
            <Input
              className="tabular"
              inputMode="numeric"
              maxLength={6}
              suffix={line.unit}
              autoFocus={at === 0 || at >= taken.length}
            />
          </Form.Item>
          <Form.Item name={['notes', at]} wrapperCol={{ offset: 12 }}>
            <Input
              aria-label={t('orders.lineNoteOn', { product: line.name })}
              placeholder={t('orders.lineNote')}
              maxLength={Math.max(LINE_NOTE_LENGTH, line.note?.length ?? 0)}
            />
          </Form.Item>
        </Fragment>
      ))}
      {order.failure && order.deliveryDate !== null && (
        <AddProduct
          customerId={order.customerId}
          deliveryDate={order.deliveryDate}
          present={new Set(lines.map((line) => line.productId))}
          onAdd={add}
        />
      )}
      <Form.Item
        name="reason"
        label={t(order.failure ? 'orders.repairReason' : 'orders.changeReason')}
        layout="vertical"
        rules={[{ required: true, whitespace: true, message: t('orders.reasonMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={change.pending}>
          {t(order.failure ? 'orders.repairNow' : 'orders.changeNow')}
        </Button>
        <Button
          onClick={() => {
            dropChange(key);
            onDone();
          }}
        >
          {t('common.cancel')}
        </Button>
      </Space>
    </Form>
  );
}

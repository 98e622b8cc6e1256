import { App, Button, Checkbox, Flex, Form, Input, Radio, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard, EditCustomerInput } from '../../../shared/contract/customers.ts';
import { WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import { readPreferredHour } from '../../../shared/domain/customers/preferred-hour.ts';
import { formatMinuteOfDay, formatWeekday } from '../../../shared/i18n/format.ts';
import { useCustomerChoices, useEditCustomer } from '../../api/customers.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { namedOrDots } from '../../components/named-or-dots.ts';
import { useLanguage } from '../../components/use-language.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { type PhoneField, PhoneFields } from './PhoneFields.tsx';
import { TEXT_FIELDS, type TextField, TextFields } from './TextFields.tsx';

interface Fields extends Record<TextField, string> {
  status: 'active' | 'closed';
  doNotCall: boolean;
  routeId: string;
  orderWeekdays: WeekdayCode[];
  ownerOperatorId: string;
  deputyOperatorId: string;
  ownerId: string;
  preferred: string;
  note: string;
  phones: PhoneField[];
  reason: string;
}

const NOBODY = '';

interface EditCustomerFormProps {
  readonly card: CustomerCard;
  onDone(): void;
}

/** What a supervisor changes of a customer. Only what differs is sent. */
export function EditCustomerForm({ card, onDone }: EditCustomerFormProps) {
  const { t } = useTranslation();
  const done = useWhileShown(onDone);
  const language = useLanguage();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const choices = useCustomerChoices().data;
  const edit = useEditCustomer();
  const top = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone; the keyboard goes on from the top of the form.
  useEffect(() => top.current?.focus(), []);
  // As the card was when the typing began, so that a change made elsewhere meanwhile is not taken back.
  const [initial] = useState<Fields>(() => ({
    name: card.name,
    contact: card.contact ?? '',
    licenceNumber: card.licenceNumber ?? '',
    address: card.address ?? '',
    area: card.area ?? '',
    settlementAccount: card.settlementAccount ?? '',
    status: card.status,
    doNotCall: card.doNotCall,
    routeId: card.route?.id ?? NOBODY,
    orderWeekdays: card.ownOrderWeekdays ? card.orderWeekdays : [],
    ownerOperatorId: card.ownerOperator?.id ?? NOBODY,
    deputyOperatorId: card.deputyOperator?.id ?? NOBODY,
    ownerId: card.ownerId ?? '',
    preferred:
      card.preferredFromMinute === null
        ? ''
        : `${formatMinuteOfDay(card.preferredFromMinute)}-${formatMinuteOfDay(card.preferredToMinute ?? 1440)}`,
    note: card.note ?? '',
    phones: card.phones.map(({ position, number, label, dead }) => ({ position, number, label, dead })),
    reason: '',
  }));

  async function submit(fields: Fields) {
    const change = changesOf(card.id, initial, fields);
    if (Object.keys(change).length === 1) {
      void message.info(t('customers.nothingChanged'));
      done();
      return;
    }
    await edit.run(fields.reason.trim() === '' ? change : { ...change, reason: fields.reason });
    void message.success(t('customers.saved', { name: card.name }));
    done();
  }

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      aria-label={t('customers.editTitle')}
      onFinish={(fields) => void submit(fields).catch(() => undefined)}
    >
      <h2 ref={top} tabIndex={-1}>
        {t('customers.editTitle')}
      </h2>
      <ErrorNotice text={edit.error ? describe(edit.error) : null} />
      <TextFields />
      <Form.Item name="status" label={t('customers.status')}>
        <Radio.Group
          options={(['active', 'closed'] as const).map((value) => ({ value, label: t(`customers.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="doNotCall" valuePropName="checked" extra={t('customers.doNotCallHint')}>
        <Checkbox>{t('customers.doNotCall')}</Checkbox>
      </Form.Item>
      <Form.Item name="routeId" label={t('customers.route')}>
        <Select
          labelRender={namedOrDots}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: NOBODY, label: t('customers.noRouteChoice') },
            ...(choices?.routes ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
          ]}
        />
      </Form.Item>
      <Form.Item name="orderWeekdays" label={t('customers.weekdays')} extra={t('customers.weekdaysHint')}>
        <Checkbox.Group
          options={WEEKDAY_CODES.map((value, at) => ({ value, label: formatWeekday(at + 1, language) }))}
        />
      </Form.Item>
      <Form.Item name="ownerOperatorId" label={t('customers.operator')}>
        <OperatorSelect />
      </Form.Item>
      <Form.Item
        name="deputyOperatorId"
        label={t('customers.deputyOperator')}
        extra={t('customers.deputyOperatorHint')}
      >
        <OperatorSelect />
      </Form.Item>
      <Form.Item name="ownerId" label={t('customers.owner')} extra={t('customers.ownerHint')}>
        <Input maxLength={64} className="tabular" />
      </Form.Item>
      <Form.Item
        name="preferred"
        label={t('customers.preferred')}
        extra={t('customers.preferredHint')}
        rules={[
          {
            validator: (_rule, text: string) =>
              text.trim() === '' || readPreferredHour(text)
                ? Promise.resolve()
                : Promise.reject(new Error(t('customers.preferredWrong'))),
          },
        ]}
      >
        <Input maxLength={20} className="tabular" style={{ width: 160 }} />
      </Form.Item>
      <PhoneFields shown={initial.phones.map(({ number }) => number)} />
      <Form.Item name="note" label={t('customers.note')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="reason" label={t('customers.reason')} extra={t('customers.reasonHint')}>
        <Input maxLength={400} />
      </Form.Item>
      <Flex gap="small">
        <Button type="primary" htmlType="submit" loading={edit.pending}>
          {t('customers.save')}
        </Button>
        <Button onClick={onDone}>{t('customers.cancelEdit')}</Button>
      </Flex>
    </Form>
  );
}

/** A person who takes calls, or nobody; the form gives value and change. */
function OperatorSelect(field: { readonly id?: string; readonly value?: string; onChange?(value: string): void }) {
  const { t } = useTranslation();
  const choices = useCustomerChoices().data;
  return (
    <Select
      labelRender={namedOrDots}
      {...field}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { value: NOBODY, label: t('customers.unassigned') },
        ...(choices?.operators ?? []).map(({ id, name, login }) => ({ value: id, label: `${name} ${login}` })),
      ]}
    />
  );
}

/** The customer's id and whatever differs from before. */
function changesOf(customerId: string, before: Fields, after: Fields): EditCustomerInput {
  const same = (key: keyof Fields) => JSON.stringify(before[key]) === JSON.stringify(after[key]);
  return {
    customerId,
    ...Object.fromEntries(TEXT_FIELDS.filter((name) => !same(name)).map((name) => [name, after[name].trim() || null])),
    ...(same('status') ? {} : { status: after.status }),
    ...(same('doNotCall') ? {} : { doNotCall: after.doNotCall }),
    ...(same('routeId') ? {} : { routeId: after.routeId || null }),
    ...(same('orderWeekdays') ? {} : { orderWeekdays: after.orderWeekdays }),
    ...(same('ownerOperatorId') ? {} : { ownerOperatorId: after.ownerOperatorId || null }),
    ...(same('deputyOperatorId') ? {} : { deputyOperatorId: after.deputyOperatorId || null }),
    ...(same('ownerId') ? {} : { ownerId: after.ownerId.trim() || null }),
    ...(same('preferred') ? {} : { preferredHour: readPreferredHour(after.preferred) }),
    ...(same('note') ? {} : { note: after.note.trim() || null }),
    ...(same('phones')
      ? {}
      : { phones: after.phones.map(({ number, label, dead }) => ({ number, label: label ?? null, dead })) }),
  };
}

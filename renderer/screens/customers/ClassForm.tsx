import { App, Button, Checkbox, Flex, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type {
  ChangeMembershipInput,
  MembershipHistory,
  MembershipView,
} from '../../../shared/contract/class-changes.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { useChangeMembership } from '../../api/class-changes.ts';
import { useClassTypes } from '../../api/classes.ts';
import { FormDate } from '../../components/FormDate.tsx';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { NO_CLASS, useClassChoices } from './class-choices.ts';

interface Fields {
  classTypeId: string;
  classId: string;
  validFrom: string;
  validTo: string;
  cancelsPlanned: boolean;
  reason: string;
}

interface ClassFormProps {
  readonly customerId: string;
  readonly customerName: string;
  readonly history: MembershipHistory;
  /** Given: the membership that is to end; else a class is chosen. */
  readonly ends: MembershipView | null;
  onDone(): void;
}

/** Changes one customer's class from a day on or for some days, or ends the one it holds. */
export function ClassForm({ customerId, customerName, history, ends, onDone }: ClassFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const types = useClassTypes().data?.types ?? [];
  const change = useChangeMembership();
  const effect = useEffectStep();
  const firstType = (types.find((type) => type.isMain) ?? types.find((type) => type.classes.length > 0))?.id;
  const typeId = Form.useWatch('classTypeId', form) ?? ends?.classTypeId ?? firstType ?? '';
  const choices = useClassChoices(types, typeId);
  const hasPlanned = history.memberships.some((one) => one.classTypeId === typeId && one.state === 'planned');
  if (types.length === 0) return null;

  function submit(fields: Fields) {
    // The last day is what is asked for an end; the day after it is the first without the class.
    const validFrom = ends ? addDays(fields.validTo, 1) : fields.validFrom;
    const input: ChangeMembershipInput = {
      ...{ customerId, classTypeId: fields.classTypeId, validFrom, reason: fields.reason },
      classId: fields.classId || null,
      validTo: ends ? null : fields.validTo || null,
      planned: fields.cancelsPlanned ? 'replace' : 'keep',
    };
    effect.look({
      change: { kind: 'classes.changeMembership', input },
      what: `${customerName}: ${choices.classes.find((one) => one.value === fields.classId)?.label}`,
      async apply() {
        const { validTo } = await change.run(input);
        const isCut = !ends && validTo !== null && validTo !== input.validTo;
        void message.success(isCut ? t('classes.savedUntil', { date: validTo }) : t('classes.saved'));
      },
      onApplied: onDone,
    });
  }

  const missing = { required: true, whitespace: true, message: t('classes.missing') };
  return (
    <>
      {effect.dialog}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="customer-class-form"
        aria-label={t(ends ? 'classes.endTitle' : 'classes.changeOne')}
        initialValues={{
          classTypeId: ends?.classTypeId ?? firstType,
          ...(ends ? { classId: NO_CLASS } : {}),
          ...(ends ? { validTo: history.today } : { validFrom: history.today, validTo: '' }),
          ...{ cancelsPlanned: false, reason: '' },
        }}
        onFinish={(fields: Fields) => submit({ ...form.getFieldsValue(true), ...fields })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
        }}
      >
        {ends ? (
          <p>{t('classes.endOf', { class: ends.className, type: ends.classTypeName })}</p>
        ) : (
          <Flex gap="small">
            <Form.Item name="classTypeId" label={t('classes.type')} style={{ flex: 1 }}>
              <Select autoFocus options={choices.types} onChange={() => form.resetFields(['classId'])} />
            </Form.Item>
            <Form.Item
              name="classId"
              label={t('classes.newClass')}
              style={{ flex: 1 }}
              rules={[
                {
                  validator: (_rule, value) =>
                    value === undefined ? Promise.reject(new Error(t('classes.chooseClass'))) : Promise.resolve(),
                },
              ]}
            >
              <Select placeholder={t('classes.chooseClass')} options={choices.classes} />
            </Form.Item>
          </Flex>
        )}
        <Flex gap="small">
          {!ends && (
            <Form.Item name="validFrom" label={t('classes.validFrom')} rules={[missing]}>
              <FormDate />
            </Form.Item>
          )}
          <Form.Item
            name="validTo"
            label={t(ends ? 'classes.lastDay' : 'classes.validTo')}
            {...(ends ? { rules: [missing] } : { extra: t('classes.validToHint') })}
          >
            <FormDate allowClear={!ends} />
          </Form.Item>
        </Flex>
        {hasPlanned && (
          <Form.Item name="cancelsPlanned" valuePropName="checked">
            <Checkbox>{t('classes.cancelsPlanned')}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('classes.reason')} extra={t('classes.reasonHint')} rules={[missing]}>
          <Input maxLength={200} autoFocus={ends !== null} />
        </Form.Item>
        <Flex gap="small">
          <Button type="primary" htmlType="submit">
            {t(ends ? 'classes.endNow' : 'common.save')}
          </Button>
          <Button onClick={onDone}>{t('common.cancel')}</Button>
        </Flex>
      </Form>
    </>
  );
}

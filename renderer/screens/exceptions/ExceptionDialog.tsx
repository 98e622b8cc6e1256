import { App, Checkbox, Form, Input, InputNumber, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ExceptionItem, MOST_QUOTA_CYCLES } from '../../../shared/contract/exceptions.ts';
import { formatMinuteOfDay } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useExceptionCheck, useSaveException } from '../../api/exceptions.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { minuteOf, TIME_PATTERN } from '../routes/route-fields.ts';
import { FindingList } from './FindingList.tsx';
import { SubjectFields, type SubjectFieldValues, subjectOf } from './SubjectFields.tsx';
import { TouchedText } from './TouchedText.tsx';
import './exceptions.css';

interface ExceptionDialogProps {
  /** null: a new one. */
  readonly exception: ExceptionItem | null;
  onClose(): void;
}

interface Fields extends SubjectFieldValues {
  readonly orderDate: string;
  readonly leftOut: boolean;
  readonly newOrderDate?: string;
  readonly deliveryDate?: string;
  readonly cutoffDate?: string;
  readonly cutoffTime?: string;
  readonly quotaCycles: number;
  readonly message: string;
  readonly reason: string;
}

/** Puts another day, or none, in the place of one order date. */
export function ExceptionDialog({ exception, onClose }: ExceptionDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useSaveException();
  const initial = initialFields(exception);
  const now: Partial<Fields> = { ...initial, ...Form.useWatch((fields: Fields) => fields, form) };
  const subject = subjectOf(now, exception?.subject ?? null);
  const isWhole = subject !== null && !!now.orderDate && (now.leftOut === true || !!now.newOrderDate);
  const check = useExceptionCheck(
    isWhole ? { ...datesOf(now), exceptionId: exception?.exceptionId ?? null, subject } : null,
  );

  async function submit(fields: Fields) {
    const chosen = subjectOf(fields, exception?.subject ?? null);
    if (!chosen) return;
    await save.run({
      ...datesOf(fields),
      exceptionId: exception?.exceptionId ?? null,
      subject: chosen,
      message: fields.message.trim(),
      reason: fields.reason.trim(),
    });
    void message.success(t('exceptions.saved'));
    closeThis();
  }

  return (
    <Modal
      open
      width={620}
      style={{ top: 24 }}
      title={t(exception === null ? 'exceptions.add' : 'exceptions.editOf')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={save.pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={save.error ? describe(save.error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="exceptions-form"
        initialValues={initial}
        onFinish={(fields: Fields) => void submit(fields).catch(() => undefined)}
      >
        <SubjectFields kind={now.kind ?? 'route'} fixed={exception?.subject ?? null} proposed={null} />
        <div className="exceptions-line">
          <Form.Item
            name="orderDate"
            label={t('exceptions.orderDate')}
            rules={[{ required: true, message: t('exceptions.dateMissing') }]}
          >
            <FormDate />
          </Form.Item>
          <Form.Item
            name="newOrderDate"
            label={t('exceptions.newOrderDate')}
            dependencies={['leftOut']}
            rules={[{ required: now.leftOut !== true, message: t('exceptions.newDateMissing') }]}
          >
            <FormDate disabled={now.leftOut === true} />
          </Form.Item>
          <Form.Item name="leftOut" label=" " valuePropName="checked">
            <Checkbox>{t('exceptions.leftOut')}</Checkbox>
          </Form.Item>
        </div>
        {now.leftOut !== true && (
          <div className="exceptions-line">
            <Form.Item name="deliveryDate" label={t('exceptions.deliveryDate')}>
              <FormDate allowClear />
            </Form.Item>
            <Form.Item name="cutoffDate" label={t('exceptions.cutoffDate')}>
              <FormDate allowClear />
            </Form.Item>
            <Form.Item
              name="cutoffTime"
              label={t('exceptions.cutoffTime')}
              rules={[{ pattern: TIME_PATTERN, message: t('exceptions.timeInvalid') }]}
            >
              <Input style={{ width: 90 }} placeholder="17:00" maxLength={5} />
            </Form.Item>
            <Form.Item
              name="quotaCycles"
              label={t('exceptions.quotaCycles')}
              tooltip={t('exceptions.quotaCyclesHint')}
              rules={[{ required: true, type: 'integer', min: 1, max: MOST_QUOTA_CYCLES }]}
            >
              <InputNumber keyboard={false} changeOnWheel={false} controls={false} style={{ width: 90 }} />
            </Form.Item>
          </div>
        )}
        <Form.Item name="message" label={t('exceptions.message')} extra={t('exceptions.messageHint')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('exceptions.reason')}
          rules={[{ required: true, whitespace: true, message: t('exceptions.reasonMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      <div role="status">
        <FindingList findings={isWhole ? (check.data?.findings ?? []) : []} />
      </div>
      <TouchedText touches={isWhole ? check.data?.touches : undefined} />
    </Modal>
  );
}

function initialFields(exception: ExceptionItem | null): Partial<Fields> {
  return {
    kind: exception?.subject.kind ?? 'route',
    orderDate: exception?.orderDate ?? '',
    leftOut: exception !== null && exception.newOrderDate === null,
    newOrderDate: exception?.newOrderDate ?? '',
    deliveryDate: exception?.deliveryDate ?? '',
    cutoffDate: exception?.cutoffDate ?? '',
    cutoffTime: exception?.cutoffMinute == null ? '' : formatMinuteOfDay(exception.cutoffMinute),
    quotaCycles: exception?.quotaCycles ?? 1,
    message: exception?.message ?? '',
    reason: exception?.reason ?? '',
  };
}

function datesOf(fields: Partial<Fields>) {
  const cutoffMinute = minuteOf(fields.cutoffTime ?? '');
  const placed = fields.leftOut !== true;
  return {
    orderDate: fields.orderDate ?? '',
    newOrderDate: placed ? fields.newOrderDate || null : null,
    deliveryDate: placed ? fields.deliveryDate || null : null,
    cutoffDate: placed ? fields.cutoffDate || null : null,
    cutoffMinute: placed ? cutoffMinute : null,
    quotaCycles: placed ? (fields.quotaCycles ?? 1) : 1,
  };
}

import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PauseItem } from '../../../shared/contract/pauses.ts';
import type { NamedSubject } from '../../../shared/contract/plan-subject.ts';
import { useErrorText } from '../../api/error-text.ts';
import { usePauseTouches, useSavePause } from '../../api/exceptions.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { useToday } from '../../components/use-today.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { SubjectFields, type SubjectFieldValues, subjectOf } from './SubjectFields.tsx';
import { TouchedText } from './TouchedText.tsx';
import './exceptions.css';

interface PauseDialogProps {
  /** null: a new one. */
  readonly pause: PauseItem | null;
  /** Whom a new one is proposed for. */
  readonly proposed?: NamedSubject;
  onClose(): void;
}

interface Fields extends SubjectFieldValues {
  readonly validFrom: string;
  readonly validTo?: string;
  readonly reason: string;
}

/** Suppresses the calls of a customer, a class or a route from-to. */
export function PauseDialog({ pause, proposed, onClose }: PauseDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useSavePause();
  const today = useToday();
  const initial: Partial<Fields> = {
    kind: pause?.subject.kind ?? proposed?.kind ?? 'customer',
    ...(proposed?.kind === 'customer' ? { customerId: proposed.id } : {}),
    validFrom: pause?.validFrom ?? today,
    validTo: pause?.validTo ?? '',
    reason: pause?.reason ?? '',
  };
  const now: Partial<Fields> = { ...initial, ...Form.useWatch((fields: Fields) => fields, form) };
  const subject = subjectOf(now, pause?.subject ?? null);
  const validTo = now.validTo || null;
  const isWhole = subject !== null && !!now.validFrom && (validTo === null || validTo >= now.validFrom);
  const touches = usePauseTouches(isWhole ? { subject, validFrom: now.validFrom as string, validTo } : null);

  async function submit(fields: Fields) {
    const chosen = subjectOf(fields, pause?.subject ?? null);
    if (!chosen) return;
    await save.run({
      pauseId: pause?.pauseId ?? null,
      subject: chosen,
      validFrom: fields.validFrom,
      validTo: fields.validTo || null,
      reason: fields.reason.trim(),
    });
    void message.success(t('pauses.saved'));
    closeThis();
  }

  return (
    <Modal
      open
      width={520}
      title={t(pause === null ? 'pauses.add' : 'pauses.editOf')}
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
        initialValues={initial}
        onFinish={(fields: Fields) => void submit(fields).catch(() => undefined)}
      >
        <SubjectFields kind={now.kind ?? 'customer'} fixed={pause?.subject ?? null} proposed={proposed ?? null} />
        <div className="exceptions-line">
          <Form.Item
            name="validFrom"
            label={t('pauses.from')}
            rules={[{ required: true, message: t('exceptions.dateMissing') }]}
          >
            <FormDate disabled={pause?.state === 'active' && pause.validFrom < today} />
          </Form.Item>
          <Form.Item name="validTo" label={t('pauses.to')} extra={t('pauses.openEnd')}>
            <FormDate allowClear />
          </Form.Item>
        </div>
        <Form.Item
          name="reason"
          label={t('exceptions.reason')}
          rules={[{ required: true, whitespace: true, message: t('exceptions.reasonMissing') }]}
        >
          <Input maxLength={200} placeholder={t('pauses.reasonPlaceholder')} />
        </Form.Item>
      </Form>
      <TouchedText touches={isWhole ? touches.data : undefined} />
    </Modal>
  );
}

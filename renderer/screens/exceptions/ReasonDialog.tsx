import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface ReasonDialogProps {
  readonly title: string;
  /** What is about to happen, in a sentence. */
  readonly text: string;
  readonly okText: string;
  readonly doneText: string;
  readonly pending: boolean;
  readonly error: unknown;
  run(reason: string): Promise<unknown>;
  onClose(): void;
}

/** Asks for the reason before something is ended or taken back. */
export function ReasonDialog({ title, text, okText, doneText, pending, error, run, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();

  async function submit(reason: string) {
    await run(reason.trim());
    void message.success(doneText);
    closeThis();
  }

  return (
    <Modal
      open
      width={460}
      title={title}
      okText={okText}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={error ? describe(error) : null} />
      <p>{text}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => void submit(reason).catch(() => undefined)}
      >
        <Form.Item
          name="reason"
          label={t('exceptions.reason')}
          rules={[{ required: true, whitespace: true, message: t('exceptions.reasonMissing') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../api/auth.ts';
import { useErrorText } from '../api/error-text.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { NewPasswordTwice } from '../components/NewPasswordFields.tsx';

interface ChangePasswordProps {
  readonly open: boolean;
  onClose(): void;
}

interface Fields {
  current: string;
  next: string;
  repeated: string;
}

/** One's own password. */
export function ChangePassword({ open, onClose }: ChangePasswordProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const change = useChangePassword();

  function close() {
    change.clearError();
    form.resetFields();
    onClose();
  }

  async function submit({ current, next }: Fields) {
    await change.run({ current, next });
    void message.success(t('auth.passwordChanged'));
    close();
  }

  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      title={t('shell.myPassword')}
      open={open}
      onCancel={close}
      onOk={form.submit}
      okText={t('common.save')}
      confirmLoading={change.pending}
      destroyOnHidden
    >
      <ErrorNotice text={change.error ? describe(change.error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) => void submit(fields).catch(() => undefined)}
      >
        <Form.Item
          name="current"
          label={t('auth.currentPassword')}
          rules={[{ required: true, message: t('auth.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <NewPasswordTwice name="next" label={t('auth.newPassword')} repeatLabel={t('auth.repeatPassword')} />
        <input type="submit" hidden />
      </Form>
    </Modal>
  );
}

import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import { LEAST_PASSWORD_LENGTH } from '../../../shared/domain/auth/check-password.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSetOperatorPassword } from '../../api/operators.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

interface SetPasswordProps {
  readonly operator: OperatorRow;
  onClose(): void;
}

/** A new password for somebody who forgot theirs, or whose login is locked. */
export function SetPassword({ operator, onClose }: SetPasswordProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string }>();
  const setPassword = useSetOperatorPassword();
  const { id, name } = operator;

  async function save(password: string) {
    await setPassword.run({ id, password });
    void message.success(t('operators.passwordSet', { name }));
    onClose();
  }

  return (
    <Modal
      open
      title={t('operators.passwordNamed', { name })}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('common.save')}
      confirmLoading={setPassword.pending}
    >
      <ErrorNotice text={setPassword.error ? describe(setPassword.error) : null} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ password }) => void save(password).catch(() => undefined)}
      >
        <Form.Item
          name="password"
          label={t('auth.newPassword')}
          extra={`${t('auth.passwordRule', { least: LEAST_PASSWORD_LENGTH })} ${t('operators.passwordUnlocks')}`}
          rules={[{ required: true, message: t('auth.passwordMissing') }]}
        >
          <Input.Password autoFocus autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useSetOperatorPassword } from '../../api/operators.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewPasswordField } from '../../components/NewPasswordFields.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface SetPasswordProps {
  readonly operator: OperatorRow;
  onClose(): void;
}

/** A new password for somebody who forgot theirs, or whose login is locked. */
export function SetPassword({ operator, onClose }: SetPasswordProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string }>();
  const setPassword = useSetOperatorPassword();
  const { id, name } = operator;

  async function save(password: string) {
    await setPassword.run({ id, password });
    void message.success(t('operators.passwordSet', { name }));
    closeThis();
  }

  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
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
        <NewPasswordField
          name="password"
          label={t('auth.newPassword')}
          hint={t('operators.passwordUnlocks')}
          autoFocus
        />
      </Form>
    </Modal>
  );
}

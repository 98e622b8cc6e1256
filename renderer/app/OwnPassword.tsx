import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { signOut, useChangePassword } from '../api/auth.ts';
import { useErrorText } from '../api/error-text.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { NewPasswordTwice } from '../components/NewPasswordFields.tsx';
import { EntrancePage } from './EntrancePage.tsx';

interface Fields {
  current: string;
  next: string;
}

/** After signing in with a password that the program made: nothing is open before one's own stands. */
export default function OwnPassword() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const queryClient = useQueryClient();
  const change = useChangePassword();

  async function submit({ current, next }: Fields) {
    await change.run({ current, next });
    await queryClient.invalidateQueries();
  }

  return (
    <EntrancePage title={t('auth.ownPasswordTitle')} hint={t('auth.ownPasswordHint')}>
      <ErrorNotice text={change.error ? describe(change.error) : null} />
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        validateTrigger="onSubmit"
        onFinish={(fields) => void submit(fields).catch(() => undefined)}
      >
        <Form.Item
          name="current"
          label={t('auth.givenPassword')}
          rules={[{ required: true, message: t('auth.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" autoFocus size="large" />
        </Form.Item>
        <NewPasswordTwice name="next" label={t('auth.newPassword')} repeatLabel={t('auth.repeatPassword')} />
        <Button type="primary" htmlType="submit" size="large" block loading={change.pending}>
          {t('common.save')}
        </Button>
        <Button type="link" block style={{ marginTop: 8 }} onClick={() => void signOut()}>
          {t('auth.otherPerson')}
        </Button>
      </Form>
    </EntrancePage>
  );
}

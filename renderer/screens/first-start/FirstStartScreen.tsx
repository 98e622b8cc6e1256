import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { createAdministrator, type FirstAdministrator } from '../../api/auth.ts';
import { errorDataOf } from '../../api/client.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EntrancePage } from '../../app/EntrancePage.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewPasswordTwice } from '../../components/NewPasswordFields.tsx';
import { newLoginRules } from '../../components/new-login-rules.ts';
import { useSession } from '../../state/session.ts';
import { FirstStartSteps } from './FirstStartSteps.tsx';

type Fields = FirstAdministrator & { repeated: string };

/** The very first page of a new data folder: makes the administrator, signs in and goes on to people and data. */
export default function FirstStartScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function submit({ login, name, password, alsoSupervisor }: Fields) {
    setPending(true);
    setError(null);
    try {
      const { token, me } = await createAdministrator({ login, name, password, alsoSupervisor });
      queryClient.setQueryData(['auth', 'me'], me);
      queryClient.setQueryData(['auth', 'firstStart'], { needed: false });
      void navigate('/first-start');
      useSession.getState().begin(token);
    } catch (failure) {
      setError(failure);
      setPending(false);
      // Somebody else was quicker: the sign-in takes this page's place.
      if (errorDataOf(failure)?.key === 'first-start-over') void queryClient.invalidateQueries({ queryKey: ['auth'] });
    }
  }

  return (
    <EntrancePage title={t('auth.firstStart')} hint={t('auth.firstStartHint')} wide>
      <FirstStartSteps current={0} />
      <ErrorNotice text={error === null ? null : describe(error)} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ login: '', name: '', password: '', repeated: '', alsoSupervisor: true }}
        onFinish={submit}
        className="first-start-form"
      >
        <Form.Item name="login" label={t('auth.login')} rules={newLoginRules(t)}>
          <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="name" label={t('auth.yourName')} rules={[{ required: true, message: t('auth.nameMissing') }]}>
          <Input autoComplete="name" maxLength={40} />
        </Form.Item>
        <NewPasswordTwice name="password" label={t('auth.password')} repeatLabel={t('auth.repeatNewPassword')} />
        <Form.Item name="alsoSupervisor" valuePropName="checked" extra={t('auth.alsoSupervisorHint')}>
          <Checkbox>{t('auth.alsoSupervisor')}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" loading={pending}>
          {t('auth.createAdministrator')}
        </Button>
      </Form>
    </EntrancePage>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Credentials, signIn } from '../api/auth.ts';
import { useErrorText } from '../api/error-text.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { useSession } from '../state/session.ts';
import { EntrancePage } from './EntrancePage.tsx';

interface SignInProps {
  /** The login whose session was interrupted; the page then keeps the work behind it. */
  readonly again: string | null;
}

/** Login and password. The refusal stands above the fields and the password is ready to be typed anew. */
export function SignIn({ again }: SignInProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Credentials>();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  // After the work behind has been made inert: an open dialog there pulls the focus back until then.
  useEffect(() => {
    if (again === null) return;
    const timer = setTimeout(() => form.focusField('password'), 0);
    return () => clearTimeout(timer);
  }, [again, form]);

  async function submit(credentials: Credentials) {
    setPending(true);
    setError(null);
    try {
      const { token, me } = await signIn(credentials);
      queryClient.setQueryData(['auth', 'me'], me);
      useSession.getState().begin(token);
    } catch (failure) {
      setError(failure);
      setPending(false);
      // Whoever is typing it anew already goes on.
      if (form.getFieldValue('password') !== credentials.password) return;
      form.setFieldValue('password', '');
      form.focusField('password');
    }
  }

  return (
    <EntrancePage
      title={again === null ? t('auth.signInTitle') : t('auth.signInAgain')}
      {...(again === null ? {} : { hint: t('auth.signInAgainHint') })}
    >
      <ErrorNotice text={error === null ? null : describe(error)} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ login: again ?? '', password: '' }}
        onFinish={submit}
        validateTrigger="onSubmit"
      >
        <Form.Item name="login" label={t('auth.login')} rules={[{ required: true, message: t('auth.loginMissing') }]}>
          <Input
            autoComplete="username"
            autoFocus={again === null}
            autoCapitalize="none"
            spellCheck={false}
            size="large"
          />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('auth.password')}
          rules={[{ required: true, message: t('auth.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={pending}>
          {t('auth.signIn')}
        </Button>
        {again !== null && (
          <Button type="link" block style={{ marginTop: 8 }} onClick={() => useSession.getState().signOut()}>
            {t('auth.otherPerson')}
          </Button>
        )}
      </Form>
    </EntrancePage>
  );
}

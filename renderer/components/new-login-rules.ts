import type { FormItemProps } from 'antd';
import type { TFunction } from 'i18next';

/** What a new login has to be, said while it is typed; the backend's own check is `login` of shared/contract/auth.ts. */
export function newLoginRules(t: TFunction): NonNullable<FormItemProps['rules']> {
  return [
    { required: true, message: t('auth.loginMissing') },
    { pattern: /^[\p{L}\p{N}._@-]{2,32}$/u, message: t('errors.login-invalid') },
  ];
}

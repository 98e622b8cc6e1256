import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LEAST_PASSWORD_LENGTH } from '../../shared/contract/auth.ts';

interface NewPasswordFieldProps {
  /** The form's field that holds the password. */
  readonly name: string;
  readonly label: string;
  /** What else the password does, said after its rule. */
  readonly hint?: string;
  readonly autoFocus?: boolean;
}

/** A password that somebody chooses, with the rule it has to meet. */
export function NewPasswordField({ name, label, hint, autoFocus = false }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  const rule = t('auth.passwordRule', { least: LEAST_PASSWORD_LENGTH });
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint === undefined ? rule : `${rule} ${hint}`}
      rules={[{ required: true, message: t('auth.passwordMissing') }]}
    >
      <Input.Password autoFocus={autoFocus} autoComplete="new-password" />
    </Form.Item>
  );
}

interface NewPasswordTwiceProps extends Pick<NewPasswordFieldProps, 'name' | 'label'> {
  readonly repeatLabel: string;
}

/** The same, typed a second time in the field `repeated`, which has to agree. */
export function NewPasswordTwice({ name, label, repeatLabel }: NewPasswordTwiceProps) {
  const { t } = useTranslation();
  return (
    <>
      <NewPasswordField name={name} label={label} />
      <Form.Item
        name="repeated"
        label={repeatLabel}
        dependencies={[name]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: string) =>
              value === getFieldValue(name) ? Promise.resolve() : Promise.reject(new Error(t('auth.passwordsDiffer'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}

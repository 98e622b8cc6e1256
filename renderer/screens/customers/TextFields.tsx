import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

const FIELDS = [
  ['name', 'customers.name', 500],
  ['contact', 'customers.contact', 500],
  ['licenceNumber', 'customers.licence', 500],
  ['address', 'customers.address', 500],
  ['area', 'customers.area', 500],
  ['settlementAccount', 'customers.account', 60],
] as const;
export type TextField = (typeof FIELDS)[number][0];
export const TEXT_FIELDS: readonly TextField[] = FIELDS.map(([name]) => name);

interface TextFieldsProps {
  /** Which of them; all where it is missing. */
  only?(field: TextField): boolean;
  /** Said under a field. */
  extra?(field: TextField): string | undefined;
}

/** Who and where a customer is, in a form. */
export function TextFields({ only = () => true, extra }: TextFieldsProps) {
  const { t } = useTranslation();
  const missing = { required: true, whitespace: true, message: t('customers.nameMissing') };
  return FIELDS.filter(([name]) => only(name)).map(([name, label, maxLength]) => (
    <Form.Item
      key={name}
      name={name}
      label={t(label)}
      extra={extra?.(name)}
      {...(name === 'name' ? { rules: [missing] } : {})}
    >
      <Input maxLength={maxLength} />
    </Form.Item>
  ));
}

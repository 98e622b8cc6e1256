import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Who says it and is no customer; one of the two suffices. */
export function PersonFields() {
  const { t } = useTranslation();
  return (
    <div className="case-two">
      <Form.Item name="personName" label={t('tickets.register.personName')}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="personPhone" label={t('tickets.register.personPhone')}>
        <Input maxLength={40} />
      </Form.Item>
    </div>
  );
}

import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** The first two fields of what has a name and a code. */
export function NameAndCode() {
  const { t } = useTranslation();
  return (
    <>
      <NameField />
      <Form.Item name="code" label={t('caseSetup.code')}>
        <Input maxLength={20} placeholder={t('caseSetup.codeHint')} />
      </Form.Item>
    </>
  );
}

export function NameField() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="name"
      label={t('caseSetup.name')}
      rules={[{ required: true, whitespace: true, message: t('caseSetup.nameMissing') }]}
    >
      <Input maxLength={60} autoFocus />
    </Form.Item>
  );
}

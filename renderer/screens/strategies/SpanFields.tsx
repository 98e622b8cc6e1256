import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDate } from '../../components/FormDate.tsx';

/** Whose version it is, what it is called and when it holds. */
export interface SpanFields {
  readonly classId: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

/** Name and validity of a version, inside a form. */
export function SpanFieldsRow() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="name"
        label={t('strategies.name')}
        rules={[{ required: true, whitespace: true, message: t('strategies.name') }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <div className="strategy-row">
        <Form.Item
          name="validFrom"
          label={t('strategies.validFrom')}
          rules={[{ required: true, message: t('strategies.validFrom') }]}
        >
          <FormDate />
        </Form.Item>
        <Form.Item name="validTo" label={`${t('strategies.validTo')} (${t('strategies.openEnd')})`}>
          <FormDate allowClear />
        </Form.Item>
      </div>
    </>
  );
}

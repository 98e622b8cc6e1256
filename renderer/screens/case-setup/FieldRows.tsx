import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CategoryForm } from './category-form.ts';

const TYPES = ['text', 'number', 'date', 'choice'] as const;
const MOST_FIELDS = 20;

/** The category's own fields, a row each. */
export function FieldRows() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<CategoryForm>();
  const fields = Form.useWatch('fields', form) ?? [];
  return (
    <Form.List name="fields">
      {(rows, { add, remove }) => (
        <fieldset className="case-setup-fields">
          <legend>{t('caseSetup.category.fields')}</legend>
          {rows.map(({ key, name }) => {
            const of = (what: string) => t('caseSetup.category.fieldOf', { n: name + 1, what });
            return (
              <div key={key} className="case-setup-field">
                <Form.Item
                  name={[name, 'label']}
                  rules={[{ required: true, whitespace: true, message: t('caseSetup.nameMissing') }]}
                >
                  <Input maxLength={40} aria-label={of(t('caseSetup.name'))} placeholder={t('caseSetup.name')} />
                </Form.Item>
                <Form.Item name={[name, 'type']} initialValue="text">
                  <Select
                    aria-label={of(t('caseSetup.category.fieldType'))}
                    options={TYPES.map((value) => ({ value, label: t(`caseSetup.category.type.${value}`) }))}
                  />
                </Form.Item>
                {fields[name]?.type === 'choice' ? (
                  <Form.Item name={[name, 'choices']}>
                    <Select
                      mode="tags"
                      open={false}
                      suffixIcon={null}
                      tokenSeparators={[',', '，', ';', '；']}
                      aria-label={of(t('caseSetup.category.fieldChoices'))}
                      placeholder={t('caseSetup.category.fieldChoices')}
                    />
                  </Form.Item>
                ) : (
                  <span />
                )}
                <Form.Item name={[name, 'required']} valuePropName="checked">
                  <Checkbox aria-label={of(t('caseSetup.category.fieldRequired'))}>
                    {t('caseSetup.category.fieldRequired')}
                  </Checkbox>
                </Form.Item>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('caseSetup.category.removeField', { n: name + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
            );
          })}
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            disabled={rows.length >= MOST_FIELDS}
            onClick={() => add({ type: 'text', required: false })}
          >
            {t('caseSetup.category.addField')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

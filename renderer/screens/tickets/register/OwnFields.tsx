import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CategoryChoice } from '../../../../shared/contract/ticket-setup.ts';
import type { FieldDefinition } from '../../../../shared/contract/tickets.ts';
import { FormDate } from '../../../components/FormDate.tsx';

/** What a category asks for besides: its own fields, in a form that keeps them under `fields`. */
export function OwnFields({ category }: { readonly category: CategoryChoice | undefined }) {
  const { t } = useTranslation();
  if (!category || category.fields.length === 0) return null;
  return (
    <div className="case-two">
      {category.fields.map((field) => (
        <Form.Item
          key={`${category.id} ${field.key}`}
          name={['fields', field.key]}
          label={field.required ? t('tickets.register.required', { label: field.label }) : field.label}
          rules={[
            { required: field.required, message: t('errors.ticket-field-missing', { field: field.label }) },
            ...(field.type === 'number'
              ? [
                  {
                    type: 'number' as const,
                    min: 0,
                    message: t('errors.ticket-field-negative', { field: field.label }),
                  },
                ]
              : []),
          ]}
        >
          {inputOf(field)}
        </Form.Item>
      ))}
    </div>
  );
}

function inputOf({ type, choices }: FieldDefinition) {
  // Arrows never change a number, and with Ctrl and Shift they are keys of the screen.
  if (type === 'number') return <InputNumber keyboard={false} controls={false} style={{ width: '100%' }} />;
  if (type === 'date') return <FormDate allowClear />;
  if (type === 'choice') return <Select allowClear options={choices.map((value) => ({ value, label: value }))} />;
  return <Input maxLength={2000} />;
}

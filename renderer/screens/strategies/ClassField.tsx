import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useClassTypes } from '../../api/classes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { namedOrDots } from '../../components/named-or-dots.ts';

const DEFAULT = 'default';

/** The value of the field `classId` for a class; null: the company default. */
export function fieldOfClass(classId: string | null): string {
  return classId ?? DEFAULT;
}

/** Inverse of {@link fieldOfClass}. */
export function classOfField(value: string): string | null {
  return value === DEFAULT ? null : value;
}

/** Whose strategy it is: a class's, or the company default. */
export function ClassField({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const types = useClassTypes();
  return (
    <>
      <ErrorNotice text={types.error ? describe(types.error) : null} />
      <Form.Item name="classId" label={t('strategies.forClass')}>
        <Select
          labelRender={namedOrDots}
          disabled={disabled}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: DEFAULT, label: t('strategies.companyDefault') },
            ...(types.data?.types ?? []).flatMap((type) =>
              type.classes.map((one) => ({ value: one.id, label: `${type.name} · ${one.name}` })),
            ),
          ]}
        />
      </Form.Item>
    </>
  );
}

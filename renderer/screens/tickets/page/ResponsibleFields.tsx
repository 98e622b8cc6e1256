import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../api/error-text.ts';
import { useResponsible } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';

/** In a form: the unit, a person, or both; who is away today can be seen before it is refused. */
export function ResponsibleFields() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { data, error, isPending, refetch } = useResponsible();
  return (
    <>
      <ErrorNotice text={error ? describe(error) : null} onRetry={() => void refetch()} />
      <div className="case-two">
        <Form.Item name="unitId" label={t('tickets.form.unit')}>
          <Select
            autoFocus
            allowClear
            loading={isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={(data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="assigneeId" label={t('tickets.form.person')} extra={t('tickets.form.personHint')}>
          <Select
            allowClear
            loading={isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={(data?.people ?? []).map(({ id, name, login, atWork }) => ({
              value: id,
              label: atWork ? `${name} (${login})` : t('tickets.form.away', { name, login }),
              disabled: !atWork,
            }))}
          />
        </Form.Item>
      </div>
    </>
  );
}

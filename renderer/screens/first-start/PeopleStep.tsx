import { App, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useAddOperator, useOperators } from '../../api/operators.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewLoginFields, OperatorFields, type OperatorFieldValues, placeOf } from '../operators/OperatorFields.tsx';
import '../operators/operators.css';

interface Fields extends OperatorFieldValues {
  login: string;
  password: string;
}

/** Adds people one after the other; those made stand beside the form. */
export function PeopleStep({ onNext }: { readonly onNext: () => void }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const add = useAddOperator();
  const me = useMe();
  const others = (useOperators().data ?? []).filter(({ id }) => id !== me.data?.operatorId);

  async function save(fields: Fields) {
    const { login, name, password, roles } = fields;
    await add.run({ login, name, password, roles, ...placeOf(fields) });
    void message.success(t('operators.added', { name }));
    // The next one may be half typed by now.
    if (form.getFieldValue('login') !== login) return;
    form.resetFields(['login', 'name', 'password', 'seatCode']);
    form.focusField('login');
  }

  return (
    <>
      <p>{t('auth.peopleHint')}</p>
      <div className="people-step">
        <Form
          id="new-person"
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ roles: ['operator'], seatCode: '', teamCode: '', deputyOperatorId: '' }}
          onFinish={(fields) => void save(fields).catch(() => undefined)}
        >
          <ErrorNotice text={add.error ? describe(add.error) : null} />
          <NewLoginFields />
          <OperatorFields withDeputy={false} />
        </Form>
        <section aria-labelledby="people-made">
          <h2 id="people-made">{t('auth.peopleMade')}</h2>
          {others.length === 0 && <p>{t('auth.peopleNone')}</p>}
          <ul>
            {others.map(({ id, login, name, roles, seatCode }) => (
              <li key={id}>
                <strong>{name}</strong> {login} · {roles.map((role) => t(`operators.roles.${role}`)).join(' · ')}
                {seatCode !== null && ` · ${t('auth.seatChosen', { code: seatCode })}`}
              </li>
            ))}
          </ul>
        </section>
      </div>
      <div className="first-steps-actions">
        <Button htmlType="submit" form="new-person" loading={add.pending}>
          {t('operators.add')}
        </Button>
        <Button type="primary" onClick={onNext}>
          {t('common.next')}
        </Button>
      </div>
    </>
  );
}

import { AutoComplete, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from '../../../shared/contract/rights.ts';
import { useOperators, useSeats, useTeams } from '../../api/operators.ts';
import { NewPasswordField } from '../../components/NewPasswordFields.tsx';
import { namedOrDots } from '../../components/named-or-dots.ts';
import { newLoginRules } from '../../components/new-login-rules.ts';

/** What a person's form holds; '' is "none". */
export interface OperatorFieldValues {
  name: string;
  roles: Role[];
  seatCode: string;
  teamCode: string;
  deputyOperatorId: string;
}

const ROLE_HINTS: Readonly<Record<Role, string>> = {
  operator: 'operators.roleHintOperator',
  lead: 'operators.roleHintLead',
  supervisor: 'operators.roleHintSupervisor',
  administrator: 'operators.roleHintAdministrator',
};

/** The form's values as the backend takes them. */
export function placeOf({ seatCode, teamCode, deputyOperatorId }: OperatorFieldValues) {
  const orNull = (text: string | undefined) => text?.trim() || null;
  return { seatCode: orNull(seatCode), teamCode: orNull(teamCode), deputyOperatorId: orNull(deputyOperatorId) };
}

/** Login and password of somebody new. */
export function NewLoginFields() {
  const { t } = useTranslation();
  return (
    <div className="two-columns">
      <Form.Item name="login" label={t('operators.login')} extra={t('operators.loginHint')} rules={newLoginRules(t)}>
        <Input autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <NewPasswordField name="password" label={t('auth.password')} />
    </div>
  );
}

interface OperatorFieldsProps {
  /** Somebody known, who can't be their own deputy. */
  readonly operatorId?: string;
  readonly focusName?: boolean;
  readonly withDeputy?: boolean;
}

/** Name, roles and place, for somebody new as for somebody known. */
export function OperatorFields({ operatorId, focusName = false, withDeputy = true }: OperatorFieldsProps) {
  const { t } = useTranslation();
  const seats = useSeats();
  const teams = useTeams();
  const operators = useOperators();
  const deputies = (operators.data ?? []).filter(({ id, active }) => active && id !== operatorId);
  return (
    <>
      <Form.Item
        name="name"
        label={t('operators.name')}
        rules={[{ required: true, whitespace: true, message: t('auth.nameMissing') }]}
      >
        <Input maxLength={40} autoFocus={focusName} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t('operators.rolesLabel')}
        // Not `required`, which would put aria-required on a group, where it is not allowed.
        rules={[
          {
            validator: (_rule, roles: readonly Role[]) =>
              roles.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('operators.rolesMissing'))),
          },
        ]}
      >
        <Checkbox.Group className="role-choice">
          {ROLES.map((role) => (
            <Checkbox key={role} value={role}>
              {t(`operators.roles.${role}`)} <small>{t(ROLE_HINTS[role])}</small>
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Form.Item>
      <div className={withDeputy ? 'three-columns' : 'two-columns'}>
        <Form.Item name="seatCode" label={t('operators.seat')} extra={t('operators.seatHint')}>
          <AutoComplete
            allowClear
            options={(seats.data ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          >
            <Input maxLength={16} />
          </AutoComplete>
        </Form.Item>
        <Form.Item name="teamCode" label={t('operators.team')} extra={t('operators.teamHint')}>
          <AutoComplete
            allowClear
            options={(teams.data ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          >
            <Input maxLength={16} />
          </AutoComplete>
        </Form.Item>
        {withDeputy && (
          <Form.Item name="deputyOperatorId" label={t('operators.deputy')} extra={t('operators.deputyHint')}>
            <Select
              labelRender={namedOrDots}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                { value: '', label: t('operators.noDeputy') },
                ...deputies.map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` })),
              ]}
            />
          </Form.Item>
        )}
      </div>
    </>
  );
}

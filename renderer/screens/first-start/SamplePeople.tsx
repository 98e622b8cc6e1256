import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../shared/contract/rights.ts';
import { useMe } from '../../api/auth.ts';
import { useOperators } from '../../api/operators.ts';

/** So many logins of a role are named. */
const NAMED = 3;

/** Who one can sign in as, role by role. */
export function SamplePeople() {
  const { t } = useTranslation();
  const me = useMe().data?.operatorId;
  const operators = (useOperators().data ?? []).filter(({ id, active }) => active && id !== me);
  return (
    <table className="sample-people">
      <thead>
        <tr>
          <th scope="col">{t('operators.rolesLabel')}</th>
          <th scope="col">{t('operators.login')}</th>
        </tr>
      </thead>
      <tbody>
        {ROLES.map((role) => {
          const logins = operators.filter(({ roles }) => roles.includes(role)).map(({ login }) => login);
          if (logins.length === 0) return null;
          return (
            <tr key={role}>
              <th scope="row">{t(`operators.roles.${role}`)}</th>
              <td>
                {logins.slice(0, NAMED).join(', ')}
                {logins.length > NAMED && ` … ${logins.at(-1)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

import { useTranslation } from 'react-i18next';
import type { AuditChange } from '../../../shared/contract/audit.ts';

/** What a row changed: field, before, after. */
export function ChangeList({ changes }: { readonly changes: readonly AuditChange[] }) {
  const { t } = useTranslation();
  return (
    <table className="audit-changes">
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">{path}</th>
            <td>{before === null ? '–' : <del>{before}</del>}</td>
            <td>{after === null ? '–' : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

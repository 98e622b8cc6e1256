import type { AuditEntry } from '../../../shared/contract/audit.ts';
import { type AuditTextContext, fieldWord, valueText } from '../../../shared/i18n/audit-text.ts';

/** What a row changed: field, before, after. */
export function ChangeList({ entry, texts }: { readonly entry: AuditEntry; readonly texts: AuditTextContext }) {
  const { t } = texts;
  const say = (path: string, value: string) => valueText(entry, path, value, texts);
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
        {entry.changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row" title={path}>
              {fieldWord(entry, path, texts)}
            </th>
            <td>{before === null ? '–' : <del>{say(path, before)}</del>}</td>
            <td>{after === null ? '–' : <ins>{say(path, after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { useTranslation } from 'react-i18next';
import { classTypeOfField } from '../../../shared/domain/imports/fields.ts';
import { columnIndexOf, type ImportDraft } from './import-draft.ts';

const SHOWN_ROWS = 8;
/** Files of many columns scroll sideways, so the keyboard must reach them. */
const SCROLLING = { role: 'region', tabIndex: 0 } as const;

/** The first rows as they stand in the file, each column under the field that it is. */
export function PreviewTable({ draft }: { readonly draft: ImportDraft }) {
  const { t } = useTranslation();
  const { preview, mapping } = draft;
  const fieldAt = new Map(
    Object.keys(mapping.fields).map((name) => [columnIndexOf(mapping.fields[name], preview.columns), name]),
  );
  const columns = preview.columns.map((header, index) => {
    const name = fieldAt.get(index);
    const type = name === undefined ? null : classTypeOfField(name);
    const title = header || t('imports.columnNumber', { number: index + 1 });
    if (name === undefined) return { key: `column-${index}`, index, title, field: t('imports.notUsed') };
    const field = type === null ? t(`imports.fields.${name}`) : t('imports.fields.class', { type });
    return { key: `column-${index}`, index, title, field };
  });
  const rows = preview.rows.slice(0, SHOWN_ROWS).map((cells, index) => ({ key: `row-${index}`, cells }));
  return (
    <section className="import-preview">
      <h2>{t('imports.preview')}</h2>
      <div className="import-preview-scroll" {...SCROLLING} {...{ 'aria-label': t('imports.previewRows') }}>
        <table>
          <thead>
            <tr>
              {columns.map(({ key, title, field }) => (
                <th key={key} scope="col">
                  {title}
                  <span className="import-preview-field">{field}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {columns.map((column) => (
                  <td key={column.key}>{cells[column.index] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

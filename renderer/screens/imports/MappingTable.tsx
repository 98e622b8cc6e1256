import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ColumnSource, ImportMapping, Transform } from '../../../shared/contract/import-mapping.ts';
import { classTypeOfField, IMPORT_FIELDS } from '../../../shared/domain/imports/fields.ts';
import { DATE_FORMATS, dateReader } from '../../../shared/domain/imports/read-date.ts';
import { columnIndexOf, columnNameAt, fieldNames, type ImportDraft, sampleOf, withField } from './import-draft.ts';

interface MappingTableProps {
  readonly draft: ImportDraft;
  onChange(mapping: ImportMapping): void;
}

/** One line a field: its column, and how the first cell of it is understood. */
export function MappingTable({ draft, onChange }: MappingTableProps) {
  const { t } = useTranslation();
  const { mapping, preview } = draft;
  return (
    <section className="import-mapping" aria-label={t('imports.mapping')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('imports.field')}</th>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.readAs')}</th>
          </tr>
        </thead>
        <tbody>
          {fieldNames(mapping.kind, preview).map((name) => (
            <MappingRow key={name} name={name} draft={draft} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MappingRow({ name, draft, onChange }: MappingTableProps & { readonly name: string }) {
  const { t } = useTranslation();
  const { mapping, preview } = draft;
  const type = classTypeOfField(name);
  const typeName = preview.classTypes.find(({ code }) => code === type)?.name ?? type ?? '';
  const label = type === null ? t(`imports.fields.${name}`) : t('imports.fields.class', { type: typeName });
  const required = IMPORT_FIELDS[mapping.kind].some((field) => field.name === name && field.required);
  const index = columnIndexOf(mapping.fields[name], preview.columns);
  const source = index < 0 ? undefined : (mapping.fields[name] as ColumnSource);

  const choose = (chosen: number | undefined) => {
    if (chosen === undefined) onChange(withField(mapping, name, undefined));
    else
      onChange(withField(mapping, name, { transforms: [], ...source, column: columnNameAt(preview.columns, chosen) }));
  };
  return (
    <tr>
      <th scope="row">
        {label}
        {required && <span title={t('imports.required')}> *</span>}
      </th>
      <td>
        <Select<number>
          allowClear={!required}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('imports.columnOf', { field: label })}
          placeholder={t('imports.noColumn')}
          {...(index < 0 ? {} : { value: index })}
          onChange={choose}
          options={preview.columns.map((column, at) => ({
            value: at,
            label: column || t('imports.columnNumber', { number: at + 1 }),
          }))}
        />
      </td>
      <td className="import-read-as">
        {source && (
          <ReadAs
            label={label}
            isDate={IMPORT_FIELDS[mapping.kind].some((field) => field.name === name && field.isDate)}
            source={source}
            sample={sampleOf(preview, index)}
            onChange={(changed) => onChange(withField(mapping, name, changed))}
          />
        )}
      </td>
    </tr>
  );
}

interface ReadAsProps {
  readonly label: string;
  readonly isDate: boolean;
  readonly source: ColumnSource;
  readonly sample: string;
  onChange(source: ColumnSource): void;
}

const DEFAULT_FORMAT = 'yyyy-MM-dd';

function ReadAs({ label, isDate, source, sample, onChange }: ReadAsProps) {
  const { t } = useTranslation();
  if (isDate) {
    const format = source.format ?? DEFAULT_FORMAT;
    const read = sample === '' ? null : dateReader(format)(sample);
    return (
      <>
        <Select
          aria-label={t('imports.formatOf', { field: label })}
          value={format}
          onChange={(chosen) => onChange({ ...source, format: chosen })}
          options={[...new Set<string>([format, ...DATE_FORMATS])].map((value) => ({ value, label: value }))}
          style={{ width: 220 }}
        />
        <span className={read || sample === '' ? 'import-sample' : 'import-sample import-sample-bad'}>
          {read ? read.date : sample === '' ? '' : t('imports.notADate', { value: sample })}
        </span>
      </>
    );
  }
  const transform = transformFor(source, sample);
  return (
    <>
      <span className="import-sample">{sample}</span>
      {transform && (
        <Checkbox
          checked={source.transforms.includes(transform)}
          onChange={(event) => onChange({ ...source, transforms: event.target.checked ? [transform] : [] })}
        >
          {t(`imports.transforms.${transform}`)}
        </Checkbox>
      )}
    </>
  );
}

/** The transform that this cell asks for: a code written as a float, an amount with a decimal comma. */
function transformFor(source: ColumnSource, sample: string): Transform | null {
  const [set] = source.transforms;
  if (set) return set;
  if (/^\d+\.0+$/.test(sample)) return 'drop-decimal-zeros';
  return /^-?\d+,\d{1,2}$/.test(sample) ? 'decimal-comma' : null;
}

import { InputNumber, Select, Space } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DELIMITERS,
  type Delimiter,
  FILE_ENCODINGS,
  type FileEncoding,
} from '../../../shared/contract/import-mapping.ts';
import type { ImportPreview } from '../../../shared/contract/imports.ts';

const DELIMITER_NAMES: Readonly<Record<Delimiter, string>> = { ',': 'comma', '\t': 'tab', ';': 'semicolon' };

interface TextChoicesProps {
  readonly text: NonNullable<ImportPreview['text']>;
  /** It is being read again; the choices stay enabled, or the focus would be lost. */
  readonly reading: boolean;
  onChange(choice: { readonly encoding?: FileEncoding; readonly delimiter?: Delimiter }): void;
}

/** How a text file is read. */
export function TextChoices({ text, reading, onChange }: TextChoicesProps) {
  const { t } = useTranslation();
  return (
    <>
      <Space size={4}>
        <span id="import-encoding">{t('imports.encoding')}</span>
        <Select<FileEncoding>
          aria-labelledby="import-encoding"
          value={text.encoding}
          loading={reading}
          onChange={(encoding) => onChange({ encoding })}
          options={FILE_ENCODINGS.map((name) => ({ value: name, label: name.toUpperCase() }))}
          style={{ width: 120 }}
        />
      </Space>
      <Space size={4}>
        <span id="import-delimiter">{t('imports.delimiter')}</span>
        <Select<Delimiter>
          aria-labelledby="import-delimiter"
          value={text.delimiter}
          loading={reading}
          onChange={(delimiter) => onChange({ delimiter })}
          options={DELIMITERS.map((sign) => ({
            value: sign,
            label: t(`imports.delimiters.${DELIMITER_NAMES[sign]}`),
          }))}
          style={{ width: 110 }}
        />
      </Space>
    </>
  );
}

interface BookChoicesProps {
  readonly book: NonNullable<ImportPreview['book']>;
  readonly reading: boolean;
  onChange(choice: { readonly sheet?: string; readonly headerRow?: number }): void;
}

/** Which sheet of a workbook is the table, and in which row its header stands. */
export function BookChoices({ book, reading, onChange }: BookChoicesProps) {
  const { t } = useTranslation();
  const rowId = useId();
  return (
    <>
      <Space size={4}>
        <span id="import-sheet">{t('imports.sheet')}</span>
        <Select<string>
          aria-labelledby="import-sheet"
          value={book.sheet}
          disabled={book.sheets.length < 2}
          loading={reading}
          onChange={(sheet) => onChange({ sheet })}
          options={book.sheets.map((name) => ({ value: name, label: name }))}
          style={{ width: 180 }}
        />
      </Space>
      <Space size={4}>
        <label htmlFor={rowId}>{t('imports.headerRow')}</label>
        <InputNumber
          key={`${book.sheet} ${book.headerRow}`}
          id={rowId}
          defaultValue={book.headerRow}
          min={1}
          precision={0}
          keyboard={false}
          controls={false}
          changeOnWheel={false}
          style={{ width: 64 }}
          onBlur={({ target }) => change(Number(target.value))}
          onPressEnter={({ currentTarget }) => change(Number(currentTarget.value))}
        />
      </Space>
    </>
  );

  function change(headerRow: number) {
    if (Number.isInteger(headerRow) && headerRow >= 1 && headerRow !== book.headerRow) onChange({ headerRow });
  }
}

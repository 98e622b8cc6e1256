import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping } from '../../../shared/contract/import-mapping.ts';
import { useErrorText } from '../../api/error-text.ts';
import { previewImport, useStartImport } from '../../api/imports.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { BookChoices, TextChoices } from './FileChoices.tsx';
import { ImportOptionsForm } from './ImportOptionsForm.tsx';
import { draftOf, type ImportDraft, missingFields } from './import-draft.ts';
import { MappingTable } from './MappingTable.tsx';
import { PreviewTable } from './PreviewTable.tsx';

interface ColumnsStepProps {
  readonly draft: ImportDraft;
  onChange(draft: ImportDraft): void;
  onBack(): void;
  onStarted(importId: string, isTest: boolean): void;
}

/** How the file is read, which column is which field, and what else shall happen. */
export function ColumnsStep({ draft, onChange, onBack, onStarted }: ColumnsStepProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const start = useStartImport();
  const [readError, setReadError] = useState<unknown>(null);
  const [reading, setReading] = useState(false);
  const { preview, mapping, uploadId } = draft;
  const missing = missingFields(draft);

  async function readAgain(choice: Partial<Pick<ImportMapping, 'encoding' | 'delimiter' | 'sheet' | 'headerRow'>>) {
    if (reading) return;
    setReading(true);
    setReadError(null);
    try {
      const { encoding, delimiter, sheet } = mapping;
      const asked = { uploadId, kind: mapping.kind, encoding, delimiter, sheet, ...choice };
      onChange(draftOf(uploadId, draft.fileName, await previewImport(asked)));
    } catch (error) {
      setReadError(error);
    } finally {
      setReading(false);
    }
  }

  async function test() {
    const { allOrNothing, makeCallable } = draft;
    const choices = { allOrNothing, makeCallable: makeCallable && mapping.options.createCustomers, testRun: true };
    const { importId } = await start.run({ uploadId, columns: preview.columns, language, mapping, ...choices });
    onStarted(importId, true);
  }

  const error = readError ?? start.error;
  return (
    <>
      <ErrorNotice text={error ? describe(error) : null} />
      <div className="import-bar">
        <strong className="import-file-name">{draft.fileName}</strong>
        {preview.text && <TextChoices text={preview.text} reading={reading} onChange={readAgain} />}
        {preview.book && <BookChoices book={preview.book} reading={reading} onChange={readAgain} />}
        <span className="import-bar-end">
          <Button onClick={onBack}>{t('common.back')}</Button>
          <Button
            type="primary"
            disabled={missing.length > 0 || reading}
            loading={start.pending}
            onClick={() => void test().catch(() => undefined)}
          >
            {t('imports.testRun')}
          </Button>
        </span>
      </div>
      {missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('imports.missingFields', {
            fields: missing.map((name) => t(`imports.fields.${name}`)).join(language === 'en' ? ', ' : '、'),
          })}
        />
      ) : (
        <p className="import-hint">
          {t(preview.remembered ? 'imports.mappingRemembered' : 'imports.mappingSuggested')}
        </p>
      )}
      <div className="import-columns">
        <MappingTable draft={draft} onChange={(changed) => onChange({ ...draft, mapping: changed })} />
        <ImportOptionsForm draft={draft} onChange={onChange} />
      </div>
      <PreviewTable draft={draft} />
    </>
  );
}

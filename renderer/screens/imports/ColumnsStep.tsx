import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping } from '../../../shared/contract/import-mapping.ts';
import { useErrorText } from '../../api/error-text.ts';
import { previewImport, useStartImport } from '../../api/imports.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { BookChoices, TextChoices } from './FileChoices.tsx';
import { ImportOptionsForm } from './ImportOptionsForm.tsx';
import { draftOf, type ImportDraft, missingFields } from './import-draft.ts';
import { MappingTable } from './MappingTable.tsx';
import { PreviewTable } from './PreviewTable.tsx';

type ReadChoice = Partial<Pick<ImportMapping, 'encoding' | 'delimiter' | 'sheet' | 'headerRow'>>;

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
  const started = useWhileShown(onStarted);
  const showRead = useWhileShown(onChange);
  const [readError, setReadError] = useState<unknown>(null);
  const [reading, setReading] = useState(false);
  const chosen = useRef<ReadChoice>({});
  const { preview, mapping, uploadId } = draft;
  const missing = missingFields(draft);

  /** A further choice while the file is being read joins those before it; only the answer to all of them is shown. */
  async function readAgain(choice: ReadChoice) {
    const mine = { ...chosen.current, ...choice };
    chosen.current = mine;
    setReading(true);
    setReadError(null);
    try {
      const { encoding, delimiter, sheet } = mapping;
      const { allOrNothing, makeCallable } = draft;
      const asked = { uploadId, kind: mapping.kind, encoding, delimiter, sheet, ...mine };
      const read = draftOf(uploadId, draft.fileName, await previewImport(asked));
      if (chosen.current === mine) showRead({ ...read, allOrNothing, makeCallable });
    } catch (error) {
      if (chosen.current === mine) setReadError(error);
    } finally {
      if (chosen.current === mine) {
        chosen.current = {};
        setReading(false);
      }
    }
  }

  async function test() {
    const { allOrNothing, makeCallable } = draft;
    const choices = { allOrNothing, makeCallable: makeCallable && mapping.options.createCustomers, testRun: true };
    const { importId } = await start.run({ uploadId, columns: preview.columns, language, mapping, ...choices });
    started(importId, true);
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
      <div className="import-columns" inert={reading} aria-busy={reading}>
        <MappingTable draft={draft} onChange={(changed) => onChange({ ...draft, mapping: changed })} />
        <ImportOptionsForm draft={draft} onChange={onChange} />
      </div>
      <PreviewTable draft={draft} />
    </>
  );
}

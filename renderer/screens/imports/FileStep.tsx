import { FileTextOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Progress, Radio } from 'antd';
import { type DragEvent, Fragment, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../shared/contract/import-mapping.ts';
import type { ImportRun } from '../../../shared/contract/imports.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { previewImport, startImportUpload } from '../../api/imports.ts';
import { uploadFile } from '../../api/upload-file.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ImportHistory } from './ImportHistory.tsx';
import { draftOf, type ImportDraft } from './import-draft.ts';
import { KIND_GROUPS } from './kind-groups.ts';

interface FileStepProps {
  onReady(draft: ImportDraft): void;
  onOpen(run: ImportRun): void;
}

interface Sending {
  readonly fileName: string;
  readonly share: number;
  readonly ending: AbortController;
}

/** What is imported and from which file. The file is on its way as soon as it is chosen. */
export function FileStep({ onReady, onOpen }: FileStepProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const makesPeople = useRight('operators.manage');
  const chooser = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<ImportKind>('customers');
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [over, setOver] = useState(false);
  const upload = useRef<AbortController>(null);
  // Nobody waits for a file any more once another screen is shown.
  useEffect(() => () => upload.current?.abort(), []);

  // The administrator alone makes people.
  const mayImport = (name: ImportKind) => name !== 'operators' || makesPeople;

  async function take(file: File | undefined) {
    if (!file || sending) return;
    const ending = new AbortController();
    upload.current = ending;
    const show = (share: number) => setSending({ fileName: file.name, share, ending });
    setError(null);
    show(0);
    try {
      const uploadId = await uploadFile(file, startImportUpload, { onProgress: show, signal: ending.signal });
      const preview = await previewImport({ uploadId, kind }, { signal: ending.signal });
      onReady(draftOf(uploadId, file.name, preview));
    } catch (failure) {
      if (!ending.signal.aborted) setError(failure);
    } finally {
      setSending(null);
    }
  }

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <ErrorNotice text={error ? describe(error) : null} />
      <Radio.Group
        className="import-kinds"
        aria-label={t('imports.whatKind')}
        value={kind}
        disabled={sending !== null}
        onChange={(event) => setKind(event.target.value as ImportKind)}
      >
        {KIND_GROUPS.map(({ group, kinds }) => (
          <Fragment key={group}>
            <span className="import-kind-group">{t(`imports.kindGroups.${group}`)}</span>
            {kinds.filter(mayImport).map((name) => (
              <Radio key={name} value={name} className="import-kind" title={t(`imports.kindHints.${name}`)}>
                <span className="import-kind-name">{t(`imports.kindTitles.${name}`)}</span>
                <span className="import-kind-hint">{t(`imports.kindHints.${name}`)}</span>
              </Radio>
            ))}
          </Fragment>
        ))}
      </Radio.Group>
      <section
        className={over ? 'import-drop import-drop-over' : 'import-drop'}
        aria-label={t('imports.dropArea')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {sending ? (
          <>
            <p>{t(sending.share < 1 ? 'imports.uploading' : 'imports.reading', { fileName: sending.fileName })}</p>
            <Progress percent={Math.floor(sending.share * 100)} aria-label={t('imports.uploadProgress')} />
            <Button onClick={() => sending.ending.abort()}>{t('common.cancel')}</Button>
          </>
        ) : (
          <>
            <FileTextOutlined className="import-drop-icon" aria-hidden />
            <p>{t('imports.dropHint')}</p>
            <Button type="primary" icon={<UploadOutlined aria-hidden />} onClick={() => chooser.current?.click()}>
              {t('imports.chooseFile')}
            </Button>
            <p className="import-formats">{t('imports.formats')}</p>
          </>
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".xlsx,.csv,.txt,.tsv,.gz,text/csv,text/plain"
          data-testid="import-file"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </section>
      <ImportHistory onOpen={onOpen} />
    </>
  );
}

import { DownloadOutlined, EyeOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button, Modal, Progress, Skeleton } from 'antd';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attachment, MOST_ATTACHMENT_BYTES, MOST_ATTACHMENTS } from '../../../../shared/contract/attachments.ts';
import { ATTACHMENT_EXTENSIONS } from '../../../../shared/domain/tickets/attachment-type.ts';
import { attachmentUrl, saveAttachment, useAttachFile, useAttachments } from '../../../api/attachments.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { InstantText } from '../../../components/DateText.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import './attachments.css';

const MEGABYTE = 1024 ** 2;

interface AttachmentsProps {
  readonly ticketId: string;
  /** Whether files can be added. */
  readonly mayWork: boolean;
}

interface Sending {
  readonly name: string;
  readonly share: number;
  readonly ending: AbortController;
}

/** The files of a case: added by choosing or dropping, pictures looked at, all downloaded. Nothing in them is run. */
export function Attachments({ ticketId, mayWork }: AttachmentsProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const list = useAttachments(ticketId);
  const attach = useAttachFile(ticketId);
  const chooser = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [picture, setPicture] = useState<{ readonly name: string; readonly url: string } | null>(null);
  const upload = useRef<AbortController>(null);
  // Nobody waits for a file any more once another case is shown.
  useEffect(() => () => upload.current?.abort(), []);

  async function take(files: readonly File[]) {
    if (sending) return;
    setError(null);
    for (const file of files) {
      const ending = new AbortController();
      upload.current = ending;
      const onProgress = (share: number) => setSending({ name: file.name, share, ending });
      onProgress(0);
      try {
        await attach(file, { onProgress, signal: ending.signal });
      } catch (failure) {
        if (!ending.signal.aborted) setError(failure);
        break;
      } finally {
        setSending(null);
      }
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take([...event.dataTransfer.files]);
  };
  const show = (file: Attachment) =>
    attachmentUrl(file.id).then((url) => setPicture({ name: file.fileName, url }), setError);

  return (
    <section
      className="attachments"
      aria-label={t('tickets.files.title')}
      {...(mayWork ? { onDragOver: (event: DragEvent) => event.preventDefault(), onDrop: drop } : {})}
    >
      <ErrorNotice text={error ? describe(error) : null} onClose={() => setError(null)} />
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton active paragraph={{ rows: 1 }} />}
      {list.data?.length === 0 && <p className="attachments-soft">{t('tickets.files.none')}</p>}
      <ul>
        {list.data?.map((file) => (
          <li key={file.id}>
            <PaperClipOutlined aria-hidden />
            <span className="attachments-name">{file.fileName}</span>
            <span className="attachments-soft tabular">
              <FileSize bytes={file.sizeBytes} /> · <InstantText atMs={file.addedAtMs} /> {file.addedByName}
            </span>
            {file.mediaType.startsWith('image/') && (
              <Button
                type="text"
                size="small"
                icon={<EyeOutlined aria-hidden />}
                aria-label={t('tickets.files.show', { name: file.fileName })}
                onClick={() => void show(file)}
              />
            )}
            <Button
              type="text"
              size="small"
              icon={<DownloadOutlined aria-hidden />}
              aria-label={t('tickets.files.save', { name: file.fileName })}
              onClick={() => void saveAttachment(file.id).catch(setError)}
            />
          </li>
        ))}
      </ul>
      {sending && (
        <div className="attachments-sending">
          <span className="attachments-name">{t('tickets.files.sending', { name: sending.name })}</span>
          <Progress percent={Math.floor(sending.share * 100)} size="small" aria-label={t('tickets.files.progress')} />
          <Button
            size="small"
            aria-label={t('tickets.files.cancelNamed', { name: sending.name })}
            onClick={() => sending.ending.abort()}
          >
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {mayWork && (
        <>
          <Button
            size="small"
            icon={<PaperClipOutlined aria-hidden />}
            disabled={sending !== null || (list.data?.length ?? 0) >= MOST_ATTACHMENTS}
            onClick={() => chooser.current?.click()}
          >
            {t('tickets.files.add')}
          </Button>
          <p className="attachments-soft">
            {t('tickets.files.dropHint', { most: MOST_ATTACHMENT_BYTES / MEGABYTE, count: MOST_ATTACHMENTS })}
          </p>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple
            accept={ATTACHMENT_EXTENSIONS}
            aria-label={t('tickets.files.add')}
            onChange={({ target }) => {
              void take([...(target.files ?? [])]);
              target.value = '';
            }}
          />
        </>
      )}
      <Modal
        open={picture !== null}
        width="auto"
        style={{ top: 16 }}
        footer={null}
        title={picture?.name}
        closable={{ 'aria-label': t('common.close') }}
        onCancel={() => setPicture(null)}
      >
        {picture && <img className="attachments-picture" src={picture.url} alt={picture.name} />}
      </Modal>
    </section>
  );
}

function FileSize({ bytes }: { readonly bytes: number }) {
  const { t } = useTranslation();
  if (bytes < MEGABYTE) return t('tickets.files.kilobytes', { size: Math.ceil(bytes / 1024) });
  return t('tickets.files.megabytes', { size: (bytes / MEGABYTE).toFixed(1) });
}

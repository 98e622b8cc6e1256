import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Modal, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { caseSheet } from '../../../../shared/i18n/case-sheet.ts';
import { useAttachments } from '../../../api/attachments.ts';
import { useMe } from '../../../api/auth.ts';
import { useSaveCase } from '../../../api/case-actions.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useCompany } from '../../../components/company-context.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { PrintCopy } from '../../../components/PrintCopy.tsx';
import { useLanguage } from '../../../components/use-language.ts';
import { serverNow } from '../../../state/server-clock.ts';
import { CaseSheetPage } from './CaseSheetPage.tsx';

/** Opens the dialog that prints a case or saves it as a file. */
export function SheetButton({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('caseSheet.open')}
      </Button>
      {open && <SheetDialog ticket={ticket} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A case as it goes on paper or into a file, with internal notes only if wanted. */
function SheetDialog({ ticket, onClose }: { readonly ticket: TicketView; onClose(): void }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { companyName, timeZone } = useCompany();
  const by = useMe().data?.name ?? '';
  const [openedAtMs] = useState(serverNow);
  const [withNotes, setWithNotes] = useState(false);
  const [withAttachments, setWithAttachments] = useState(false);
  const files = useAttachments(ticket.id);
  const save = useSaveCase();
  const setting = { companyName, timeZone, nowMs: openedAtMs, by, withNotes };
  const sheet = caseSheet(t, ticket, files.data ?? [], setting);
  const error = save.error ?? files.error;
  const saveFile = () => save.run({ ticketId: ticket.id, withNotes, withAttachments, language }).catch(() => undefined);
  return (
    <Modal
      open
      width={760}
      style={{ top: 16 }}
      title={t('caseSheet.title', { number: ticket.number })}
      closable={{ 'aria-label': t('common.close') }}
      onCancel={onClose}
      footer={
        <Space>
          <Button onClick={onClose}>{t('common.close')}</Button>
          <Button icon={<DownloadOutlined aria-hidden />} loading={save.pending} onClick={() => void saveFile()}>
            {t('caseSheet.save')}
          </Button>
          <Button type="primary" autoFocus icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('caseSheet.print')}
          </Button>
        </Space>
      }
    >
      <ErrorNotice text={error ? describe(error) : null} />
      <Space style={{ marginBottom: 8 }}>
        <Checkbox checked={withNotes} onChange={({ target }) => setWithNotes(target.checked)}>
          {t('caseSheet.notes')}
        </Checkbox>
        {(files.data?.length ?? 0) > 0 && (
          <Checkbox checked={withAttachments} onChange={({ target }) => setWithAttachments(target.checked)}>
            {t('caseSheet.attachments')}
          </Checkbox>
        )}
      </Space>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <section className="case-sheet case-sheet-shown" tabIndex={0} aria-label={ticket.number}>
        <CaseSheetPage sheet={sheet} />
      </section>
      <PrintCopy className="case-sheet case-sheet-print">
        <CaseSheetPage sheet={sheet} />
      </PrintCopy>
    </Modal>
  );
}

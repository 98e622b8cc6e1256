import { Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_MOVED, type MovedTickets } from '../../../../shared/contract/ticket-bulk.ts';
import type { TicketLine } from '../../../../shared/contract/ticket-lists.ts';
import { MOST_DESCRIPTION, TICKET_PRIORITIES, type TicketKind } from '../../../../shared/contract/tickets.ts';
import { useMoveTickets } from '../../../api/case-actions.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useCategoryChoices } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../../components/use-while-shown.ts';
import { ResponsibleFields } from '../page/ResponsibleFields.tsx';
import { categoryOption, chosenCategory } from '../register/category-options.ts';
import { type BulkAction, type BulkFields, bulkDoing } from './bulk-actions.ts';

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly cases: readonly TicketLine[];
  onDone(moved: MovedTickets): void;
  onClose(): void;
}

/** Says what is done with how many cases, asks for what it needs, and does it once that is confirmed. */
export function BulkDialog({ action, cases, onDone, onClose }: BulkDialogProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [form] = Form.useForm<BulkFields>();
  const move = useMoveTickets();
  const [missing, setMissing] = useState(false);
  const kinds = new Set(cases.map(({ kind }) => kind));
  const isMixed = action === 'category' && kinds.size > 1;
  const tooMany = cases.length > MOST_MOVED;
  const refusal = tooMany
    ? t('caseBulk.tooMany', { most: MOST_MOVED })
    : isMixed
      ? t('caseBulk.mixedKinds')
      : missing
        ? t(`caseBulk.missing.${action === 'priority' || action === 'category' ? action : 'note'}`)
        : null;

  const close = useWhileShown(onClose);

  async function submit(filled: BulkFields) {
    const doing = bulkDoing(action, filled);
    setMissing(doing === null);
    if (doing === null || isMixed || tooMany) return;
    const tickets = cases.map(({ id, version }) => ({ ticketId: id, version }));
    const moved = await move.run({ tickets, doing }).catch(() => null);
    if (moved === null) return;
    onDone(moved);
    close();
  }
  return (
    <Modal
      open
      width={640}
      style={{ top: 16 }}
      title={t(`caseBulk.title.${action}`, { count: cases.length })}
      okText={t(`caseBulk.action.${action}`)}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={move.pending}
      okButtonProps={{ disabled: isMixed || tooMany, autoFocus: action === 'accept' || action === 'close' }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={move.error ? describe(move.error) : refusal} />
      <p>{t(`caseBulk.hint.${action}`)}</p>
      <Form<BulkFields> form={form} layout="vertical" requiredMark={false} onFinish={(filled) => void submit(filled)}>
        {(action === 'assign' || action === 'hand-over') && <ResponsibleFields />}
        {action === 'priority' && (
          <Form.Item name="priority" label={t('tickets.priorityName')}>
            <Radio.Group
              options={TICKET_PRIORITIES.map((value) => ({ value, label: t(`tickets.priority.${value}`) }))}
            />
          </Form.Item>
        )}
        {action === 'category' && !isMixed && <CategoryField kind={cases[0]?.kind ?? 'complaint'} />}
        {action === 'note' && (
          <>
            <Form.Item name="text" label={t('tickets.note.text')}>
              <Input.TextArea autoFocus rows={3} maxLength={MOST_DESCRIPTION} />
            </Form.Item>
            <Form.Item name="told" initialValue={false} noStyle>
              <Radio.Group
                options={[
                  { value: false, label: t('tickets.event.note') },
                  { value: true, label: t('tickets.event.told') },
                ]}
              />
            </Form.Item>
          </>
        )}
        {(action === 'assign' || action === 'priority' || action === 'category') && (
          <Form.Item name="reason" label={t('caseActions.reasonOptional')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

function CategoryField({ kind }: { readonly kind: TicketKind }) {
  const { t } = useTranslation();
  const categories = useCategoryChoices(kind);
  return (
    <Form.Item name="categoryId" label={t('caseActions.categoryTo')}>
      <Select
        autoFocus
        showSearch={{ optionFilterProp: 'search' }}
        loading={categories.isFetching}
        labelRender={chosenCategory}
        options={(categories.data ?? []).map(categoryOption)}
      />
    </Form.Item>
  );
}

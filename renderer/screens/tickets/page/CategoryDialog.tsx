import { Form, Input, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useForeseenChange } from '../../../api/case-actions.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useCategoryChoices, useChangeTicket } from '../../../api/tickets.ts';
import { InstantText } from '../../../components/DateText.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { FormDialog } from '../../case-setup/FormDialog.tsx';
import { categoryOption, chosenCategory } from '../register/category-options.ts';
import { OwnFields } from '../register/OwnFields.tsx';
import { useSeenVersion } from './use-seen-version.ts';

interface CategoryFields {
  readonly categoryId?: string;
  readonly fields?: Readonly<Record<string, string | number | null | undefined>>;
  readonly reason: string;
}

/** Puts a case under another category: asks for that one's own fields, and tells what becomes of the clocks before. */
export function CategoryDialog({ ticket, onClose }: { readonly ticket: TicketView; onClose(): void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<CategoryFields>();
  const change = useChangeTicket();
  const asSeen = useSeenVersion(ticket);
  const categories = useCategoryChoices(ticket.kind);
  const categoryId = Form.useWatch('categoryId', form);
  const present = ticket.categoryPath.at(-1)?.id;
  const isOther = categoryId !== undefined && categoryId !== present;

  async function submit(filled: CategoryFields) {
    const fields = Object.fromEntries(Object.entries(filled.fields ?? {}).map(([key, value]) => [key, value ?? null]));
    await asSeen((seen) =>
      change.run({ ...seen, categoryId: filled.categoryId ?? null, fields, reason: filled.reason }),
    );
    return ticket.number;
  }
  return (
    <FormDialog<CategoryFields>
      title={t('caseActions.category')}
      width={640}
      form={form}
      initial={{ reason: '' }}
      pending={change.pending}
      error={change.error ?? categories.error}
      onSave={submit}
      onClose={onClose}
    >
      <Form.Item
        name="categoryId"
        label={t('caseActions.categoryTo')}
        rules={[{ required: true, message: t('tickets.register.categoryMissing') }]}
      >
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'search' }}
          loading={categories.isFetching}
          labelRender={chosenCategory}
          options={(categories.data ?? []).filter(({ id }) => id !== present).map(categoryOption)}
          onChange={() => form.setFieldValue('fields', {})}
        />
      </Form.Item>
      {isOther && <OwnFields category={categories.data?.find(({ id }) => id === categoryId)} />}
      {isOther && <ForeseenClocks ticketId={ticket.id} categoryId={categoryId} />}
      <Form.Item name="reason" label={t('caseActions.reasonOptional')}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormDialog>
  );
}

/** When the running clocks run out then. */
function ForeseenClocks({ ticketId, categoryId }: { readonly ticketId: string; readonly categoryId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { data, error } = useForeseenChange(ticketId, categoryId);
  if (error) return <ErrorNotice text={describe(error)} />;
  if (!data) return <Skeleton active paragraph={{ rows: 1 }} title={false} />;
  const { policyName, clocks } = data;
  return (
    <div className="case-foreseen" role="status">
      {policyName === null ? t('caseActions.foreseenNone') : t('caseActions.foreseen', { policy: policyName })}
      <ul>
        {clocks.map(({ kind, state, dueAtMs }) => (
          <li key={kind} className="tabular">
            {t(`tickets.clock.${kind}`)}:{' '}
            {dueAtMs === null ? (
              t(`caseActions.foreseenState.${state === 'paused' ? 'paused' : 'never'}`)
            ) : (
              <InstantText atMs={dueAtMs} />
            )}
            {state === 'breached' && ` (${t('tickets.clockState.breached')})`}
          </li>
        ))}
      </ul>
    </div>
  );
}

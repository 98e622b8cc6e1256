import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CategoryLine } from '../../../shared/contract/ticket-setup.ts';
import { TICKET_KINDS, type TicketKind } from '../../../shared/contract/tickets.ts';
import {
  useCategoryLines,
  useCreateStarter,
  useMoveCategory,
  useRemoveCategory,
  useSetCategoryActive,
} from '../../api/case-setup.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { CategoryDialog } from './CategoryDialog.tsx';
import { CategoryTable } from './CategoryTable.tsx';
import { useAskRemove } from './use-ask-remove.ts';

/** What the dialog is open for: a known category, or a new one below another (null: at the top). */
type Edited = { readonly line: CategoryLine } | { readonly below: CategoryLine | null };

/** The category tree of one kind. */
export function CategoriesTab() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const { message } = App.useApp();
  const [kind, setKind] = useState<TicketKind>('complaint');
  const [edited, setEdited] = useState<Edited | null>(null);
  const list = useCategoryLines();
  const [starter, move, setActive, remove] = [
    useCreateStarter(),
    useMoveCategory(),
    useSetCategoryActive(),
    useRemoveCategory(),
  ];
  const failed = [starter, move, setActive, remove].find((command) => command.error !== null);
  const lines = list.data?.filter((line) => line.kind === kind) ?? [];

  const askRemove = useAskRemove('category', remove);
  async function createStarter() {
    const { created } = await starter.run({ language });
    void message.success(t('caseSetup.category.created', { count: created }));
  }
  const addButton = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited({ below: null })}>
      {t('caseSetup.category.add')}
    </Button>
  );
  return (
    <>
      <div className="case-setup-bar">
        <Segmented<TicketKind>
          aria-label={t('caseSetup.kind')}
          value={kind}
          onChange={setKind}
          options={TICKET_KINDS.map((value) => ({ value, label: t(`tickets.kind.${value}`) }))}
        />
        {lines.length > 0 && addButton}
      </div>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <ErrorNotice text={failed ? describe(failed.error) : null} {...(failed ? { onClose: failed.clearError } : {})} />
      {list.isPending ? (
        <Skeleton active />
      ) : lines.length === 0 ? (
        <EmptyState
          title={t('caseSetup.category.empty', { kind: t(`tickets.kind.${kind}`) })}
          hint={t('caseSetup.category.emptyHint')}
          action={
            <span className="case-setup-bar">
              <Button loading={starter.pending} onClick={() => void createStarter().catch(() => undefined)}>
                {t('caseSetup.category.starter')}
              </Button>
              {addButton}
            </span>
          }
        />
      ) : (
        <CategoryTable
          lines={lines}
          onEdit={(line) => setEdited({ line })}
          onAddBelow={(below) => setEdited({ below })}
          onMove={(id, by) => void move.run({ id, by }).catch(() => undefined)}
          onSetActive={(id, active) => void setActive.run({ id, active }).catch(() => undefined)}
          onRemove={askRemove}
        />
      )}
      {edited !== null && (
        <CategoryDialog
          kind={kind}
          line={'line' in edited ? edited.line : null}
          below={'below' in edited ? edited.below : null}
          lines={lines}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

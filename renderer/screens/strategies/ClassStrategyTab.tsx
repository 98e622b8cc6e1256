import { App, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { useErrorText } from '../../api/error-text.ts';
import type { Command } from '../../api/use-command.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useToday } from '../../components/use-today.ts';
import { TabHead } from './TabHead.tsx';
import { type ListedVersion, type VersionColumn, VersionTable } from './VersionTable.tsx';

/** A version in its form. */
export interface EditedVersion<Version> {
  /** What the form begins with. */
  readonly base: Version | null;
  /** The version that is changed; null makes a new one. */
  readonly id: string | null;
  readonly validFrom: string;
}

interface ClassStrategyTabProps<Version extends ListedVersion> {
  /** Its words: `strategies.<kind>`. */
  readonly kind: 'channel' | 'visit';
  readonly mayEdit: boolean;
  readonly list: {
    readonly data: { readonly strategies: readonly Version[] } | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    refetch(): unknown;
  };
  readonly remove: Command<{ id: string }, { ok: true }>;
  readonly columns: readonly VersionColumn<Version>[];
  drawer(edited: EditedVersion<Version>, onClose: () => void): ReactNode;
}

/** Versions of a kind of strategy that makes no calls, by class. */
export function ClassStrategyTab<Version extends ListedVersion>(props: ClassStrategyTabProps<Version>) {
  const { kind, mayEdit, list, remove, columns, drawer } = props;
  const { t } = useTranslation();
  const describe = useErrorText();
  const { modal } = App.useApp();
  const [edited, setEdited] = useState<EditedVersion<Version> | null>(null);
  const [showPast, setShowPast] = useState(false);
  const today = useToday();
  const versions = list.data?.strategies ?? [];
  const add = mayEdit ? () => setEdited({ base: null, id: null, validFrom: today }) : null;
  return (
    <>
      <TabHead showPast={showPast} onShowPast={setShowPast} addLabel={t(`strategies.${kind}.add`)} onAdd={add} />
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <ErrorNotice text={remove.error ? describe(remove.error) : null} onClose={remove.clearError} />
      {list.isPending ? (
        <Skeleton active />
      ) : versions.length === 0 && !list.error ? (
        <EmptyState title={t(`strategies.${kind}.empty`)} hint={t(`strategies.${kind}.emptyHint`)} />
      ) : (
        <VersionTable<Version>
          label={t(`strategies.${kind}.title`)}
          versions={versions}
          today={today}
          showPast={showPast}
          mayEdit={mayEdit}
          mayRemove={() => true}
          onEdit={(one) => setEdited({ base: one, id: one.id, validFrom: one.validFrom })}
          onCopy={(one) => setEdited({ base: one, id: null, validFrom: addDays(today, 1) })}
          onRemove={({ id, name }) =>
            modal.confirm({
              title: t('strategies.removeAsk', { name }),
              okText: t('strategies.remove'),
              cancelText: t('common.cancel'),
              onOk: () => remove.run({ id }).catch(() => undefined),
            })
          }
          columns={columns}
        />
      )}
      {edited !== null && drawer(edited, () => setEdited(null))}
    </>
  );
}

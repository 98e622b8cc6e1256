import { Button, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamRow } from '../../../shared/contract/operators.ts';
import { useErrorText } from '../../api/error-text.ts';
import type { Command } from '../../api/use-command.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PlaceDialog, type PlaceFields } from './PlaceDialog.tsx';
import { RowActions } from './RowActions.tsx';

/** Rows above which a list is paged. */
const PAGE_ROWS = 100;

interface Place {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

interface PlaceListProps<Row extends Place> {
  readonly places: { readonly data: Row[] | undefined; readonly error: unknown; readonly isPending: boolean };
  onRetry(): void;
  /** Between the code and the actions. */
  readonly columns: TableColumnsType<Row>;
  readonly words: { readonly add: string; readonly name: string; readonly none: string; readonly noneHint: string };
  readonly nameRequired?: boolean;
  /** For seats: the teams they may belong to. */
  readonly teams?: readonly TeamRow[];
  /** The form of a place, or of a new one (null). */
  fieldsOf(place: Row | null): PlaceFields;
  readonly saving: Pick<Command<never, unknown>, 'pending' | 'error' | 'clearError'>;
  onSave(known: { id?: string }, fields: PlaceFields): Promise<unknown>;
  onRemove(place: { id: string }): Promise<unknown>;
  /** Before edit and delete. */
  moreActions?(place: Row): ReactNode;
}

/** Teams or seats: the list, and the form of one. */
export function PlaceList<Row extends Place>(props: PlaceListProps<Row>) {
  const { places, words, saving } = props;
  const { t } = useTranslation();
  const describe = useErrorText();
  const [open, setOpen] = useState<Row | 'new' | null>(null);
  const known = open === 'new' ? null : open;

  async function submit(fields: PlaceFields) {
    await props.onSave(known === null ? {} : { id: known.id }, fields);
    // The next one may be open by now.
    setOpen((now) => (now === open ? null : now));
  }

  return (
    <>
      <div className="list-bar">
        <Button type="primary" onClick={() => setOpen('new')}>
          {words.add}
        </Button>
      </div>
      <ErrorNotice text={places.error ? describe(places.error) : null} onRetry={props.onRetry} />
      <Table<Row>
        rowKey="id"
        size="small"
        columns={[
          { title: t('operators.code'), dataIndex: 'code', width: 140 },
          ...props.columns,
          {
            title: t('operators.actions'),
            width: props.moreActions ? 230 : 160,
            render: (_, place) => (
              <RowActions
                name={place.code}
                more={props.moreActions?.(place)}
                onEdit={() => setOpen(place)}
                onRemove={() => props.onRemove({ id: place.id })}
              />
            ),
          },
        ]}
        dataSource={places.data ?? []}
        loading={places.isPending}
        pagination={(places.data?.length ?? 0) > PAGE_ROWS ? { pageSize: PAGE_ROWS, showSizeChanger: false } : false}
        locale={{ emptyText: places.data ? <EmptyState title={words.none} hint={words.noneHint} /> : ' ' }}
      />
      {open !== null && (
        <PlaceDialog
          title={known === null ? words.add : t('operators.editTitle', { name: known.code })}
          nameLabel={words.name}
          nameRequired={props.nameRequired ?? false}
          {...(props.teams === undefined ? {} : { teams: props.teams })}
          initial={props.fieldsOf(known)}
          pending={saving.pending}
          error={saving.error ? describe(saving.error) : null}
          onSubmit={submit}
          onClose={() => {
            saving.clearError();
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

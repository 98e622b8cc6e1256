import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Skeleton, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedSubject, SubjectKind } from '../../../shared/contract/plan-subject.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore, isNotKnownYet, type PagedList } from '../../api/paged-list.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { KindFilter } from './KindFilter.tsx';
import { subjectText } from './SubjectFields.tsx';
import './exceptions.css';

interface SubjectListProps<Row extends object> {
  readonly title: string;
  readonly none: string;
  readonly noneHint: string;
  readonly list: PagedList<Row>;
  readonly rowKey: keyof Row & string;
  readonly columns: NonNullable<TableProps<Row>['columns']>;
  readonly kind: SubjectKind | null;
  /** Filters of the list's own, between those that both have. */
  readonly filters: ReactNode;
  readonly addText: string;
  /** null: may only read. */
  readonly onAdd: (() => void) | null;
  onKind(kind: SubjectKind | null): void;
  onText(text: string): void;
}

/** What holds for customers, classes and routes, found by kind and words, and fetched as it is scrolled to. */
export function SubjectList<Row extends object>(props: SubjectListProps<Row>) {
  const { title, none, noneHint, list, rowKey, columns, kind, filters, addText, onAdd, onKind, onText } = props;
  const { t } = useTranslation();
  const describe = useErrorText();
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <search className="exceptions-filters">
        <KindFilter kind={kind} onChange={onKind} />
        {filters}
        <Input
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('exceptions.find')}
          placeholder={t('exceptions.find')}
          allowClear
          maxLength={60}
          style={{ width: 260 }}
          onChange={({ target }) => onText(target.value.trim())}
        />
        {onAdd && (
          <Button type="primary" icon={<PlusOutlined />} onClick={onAdd}>
            {addText}
          </Button>
        )}
      </search>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {isNotKnownYet(list, rows) ? (
        <Skeleton active />
      ) : rows.length === 0 && !list.error ? (
        <EmptyState title={none} hint={noneHint} />
      ) : (
        <PagedTable
          label={title}
          rows={rows}
          rowKey={rowKey}
          columns={columns}
          loading={list.isPlaceholderData}
          onNearEnd={() => fetchMore(list)}
        />
      )}
    </>
  );
}

/** Whom a row is for, as a cell. */
export function SubjectCell({ subject }: { readonly subject: NamedSubject }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="exceptions-soft">{t(`exceptions.kinds.${subject.kind}`)}</span> {subjectText(subject)}
    </>
  );
}

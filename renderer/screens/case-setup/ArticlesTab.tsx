import { EditOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Skeleton, Table, type TableColumnsType } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleLine } from '../../../shared/contract/knowledge.ts';
import { useArticles, useSetArticleActive } from '../../api/case-setup.ts';
import { useErrorText } from '../../api/error-text.ts';
import { InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ArticleDialog } from './ArticleDialog.tsx';
import { RowButton, stateColumn, UseSwitch } from './row-parts.tsx';

const PAGE_ROWS = 50;

/** Short articles that are shown beside a case while it is written. */
export function ArticlesTab() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [text, setText] = useState('');
  const list = useArticles(useDeferredValue(text));
  const setActive = useSetArticleActive();
  const [edited, setEdited] = useState<ArticleLine | 'new' | null>(null);
  const articles = list.data ?? [];

  const columns: TableColumnsType<ArticleLine> = [
    { title: t('caseSetup.article.title'), dataIndex: 'title', ellipsis: true },
    {
      title: t('caseSetup.article.for'),
      width: 220,
      ellipsis: true,
      render: (_, { kind, categoryName }) => {
        if (kind === null) return t('caseSetup.article.everyKind');
        return categoryName === null ? t(`tickets.kind.${kind}`) : `${t(`tickets.kind.${kind}`)} · ${categoryName}`;
      },
    },
    { title: t('caseSetup.article.used'), dataIndex: 'usedCount', width: 80, align: 'right' },
    {
      title: t('caseSetup.article.changed'),
      width: 240,
      render: (_, { changedAtMs, changedByName }) => (
        <>
          <InstantText atMs={changedAtMs} /> {changedByName}
        </>
      ),
    },
    stateColumn(t),
    {
      title: t('caseSetup.actions'),
      width: 150,
      render: (_, article) => (
        <span className="case-setup-actions">
          <RowButton
            label={t('caseSetup.editNamed', { name: article.title })}
            icon={<EditOutlined aria-hidden />}
            onClick={() => setEdited(article)}
          />
          <UseSwitch
            name={article.title}
            active={article.active}
            onChange={(active) => void setActive.run({ id: article.id, active }).catch(() => undefined)}
          />
        </span>
      ),
    },
  ];
  const addButton = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited('new')}>
      {t('caseSetup.article.add')}
    </Button>
  );
  const isEmpty = articles.length === 0 && text === '';
  return (
    <>
      {!isEmpty && (
        <search className="case-setup-bar">
          <Input
            allowClear
            prefix={<SearchOutlined aria-hidden />}
            aria-label={t('caseSetup.article.search')}
            placeholder={t('caseSetup.article.search')}
            value={text}
            maxLength={100}
            style={{ width: 320 }}
            onChange={({ target }) => setText(target.value)}
          />
          {addButton}
        </search>
      )}
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <ErrorNotice text={setActive.error ? describe(setActive.error) : null} onClose={setActive.clearError} />
      {list.isPending ? (
        <Skeleton active />
      ) : isEmpty && !list.error ? (
        <EmptyState title={t('caseSetup.article.empty')} hint={t('caseSetup.article.emptyHint')} action={addButton} />
      ) : (
        <Table<ArticleLine>
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={[...articles]}
          pagination={articles.length > PAGE_ROWS ? { pageSize: PAGE_ROWS, showSizeChanger: false } : false}
          locale={{ emptyText: <EmptyState title={t('caseSetup.article.noneFound', { text })} /> }}
        />
      )}
      {edited !== null && <ArticleDialog article={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

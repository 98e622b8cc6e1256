import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MESSAGE_STATES, type MessageLine, type MessageState } from '../../../shared/contract/messages.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { type MessageFilter, useMessageCounts, useMessages } from '../../api/messages.ts';
import { fetchMore, isNotKnownYet } from '../../api/paged-list.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { DatesDialog } from './DatesDialog.tsx';
import { MessageDialog } from './MessageDialog.tsx';
import { MessageTable } from './MessageTable.tsx';
import { PeopleDrawer } from './PeopleDrawer.tsx';
import './messages.css';

/** What is to be said in the next calls, to whom, and how far it has come. */
export default function MessagesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const mayEdit = useRight('plan.write');
  const [filter, setFilter] = useState<MessageFilter>({ state: null, text: '' });
  const [edited, setEdited] = useState<MessageLine | 'new' | null>(null);
  const [shown, setShown] = useState<MessageLine | null>(null);
  const messages = useMessages(filter);
  const rows = messages.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = useMessageCounts(rows.map((row) => row.messageId));
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {t('messages.add')}
    </Button>
  );

  return (
    <div className="messages">
      <PageHeader
        title={t('messages.title')}
        description={t('messages.description')}
        {...(mayEdit ? { actions: add } : {})}
      >
        <search className="messages-filters">
          <Select<MessageState | 'any'>
            aria-label={t('messages.column.state')}
            value={filter.state ?? 'any'}
            style={{ width: 140 }}
            options={[
              { value: 'any', label: t('messages.anyState') },
              ...MESSAGE_STATES.map((state) => ({ value: state, label: t(`messages.state.${state}`) })),
            ]}
            onChange={(state) => setFilter({ ...filter, state: state === 'any' ? null : state })}
          />
          <Input
            prefix={<SearchOutlined aria-hidden />}
            aria-label={t('messages.find')}
            placeholder={t('messages.find')}
            allowClear
            maxLength={60}
            style={{ width: 240 }}
            onChange={({ target }) => setFilter({ ...filter, text: target.value.trim() })}
          />
        </search>
      </PageHeader>
      <ErrorNotice text={messages.error ? describe(messages.error) : null} onRetry={() => void messages.refetch()} />
      {isNotKnownYet(messages, rows) ? (
        <Skeleton active />
      ) : rows.length === 0 && !messages.error ? (
        <EmptyState title={t('messages.none')} hint={t('messages.noneHint')} />
      ) : (
        <MessageTable
          rows={rows}
          counts={counts}
          loading={messages.isPlaceholderData}
          onEdit={mayEdit ? setEdited : null}
          onShow={setShown}
          onNearEnd={() => fetchMore(messages)}
        />
      )}
      {edited === 'new' && <MessageDialog line={null} onClose={() => setEdited(null)} />}
      {edited !== null && edited !== 'new' && !edited.heard && (
        <MessageDialog line={edited} onClose={() => setEdited(null)} />
      )}
      {edited !== null && edited !== 'new' && edited.heard && (
        <DatesDialog line={edited} onClose={() => setEdited(null)} />
      )}
      {shown && <PeopleDrawer line={shown} count={counts.get(shown.messageId)} onClose={() => setShown(null)} />}
    </div>
  );
}

import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Skeleton, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { OverrideList } from '../../../shared/contract/strategies.ts';
import { storedRuleInWords } from '../../../shared/domain/queue/explain-words.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMore, isNotKnownYet } from '../../api/paged-list.ts';
import { useOverrides } from '../../api/strategies.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { useToday } from '../../components/use-today.ts';

type Row = OverrideList['overrides'][number];

/** Every customer's own strategy; they are made and ended on the customer's card. */
export function OverrideTab() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const list = useOverrides(text);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const today = useToday();
  const columns: TableColumnsType<Row> = [
    {
      title: t('strategies.own.customer'),
      width: 260,
      ellipsis: true,
      render: (_value, one) => (
        <Button
          type="link"
          size="small"
          className="strategy-customer"
          onClick={() => void navigate(`/customers/${one.customerId}`)}
        >
          {one.customerCode} {one.customerName}
        </Button>
      ),
    },
    {
      title: t('strategies.validity'),
      width: 270,
      render: (_value, one) => (
        <span className="strategy-validity">
          <OverrideTime one={one} today={today} />
          <span className="tabular">
            {one.validFrom} – {one.validTo ?? t('strategies.openEnd')}
          </span>
        </span>
      ),
    },
    { title: t('strategies.name'), width: 160, ellipsis: true, dataIndex: 'name' },
    {
      title: t('strategies.cycle'),
      width: 300,
      ellipsis: true,
      render: (_value, one) => storedRuleInWords(one.rule, '', (key, params) => t(key, params ?? {})),
    },
    {
      title: t('strategies.holidays'),
      width: 90,
      render: (_value, one) => t(`strategies.holidayRule.${one.holidayRule}`),
    },
  ];
  return (
    <div className="strategy-own">
      <div className="strategy-tab-head">
        <Input
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('strategies.own.find')}
          placeholder={t('strategies.own.find')}
          allowClear
          maxLength={80}
          style={{ width: 280 }}
          onChange={({ target }) => setText(target.value.trim())}
        />
      </div>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {isNotKnownYet(list, rows) ? (
        <Skeleton active />
      ) : rows.length === 0 && !list.error ? (
        <EmptyState
          title={t(text === '' ? 'strategies.own.empty' : 'strategies.own.noneFound')}
          hint={t('strategies.own.emptyHint')}
        />
      ) : (
        <PagedTable<Row>
          label={t('strategies.own.title')}
          rows={rows}
          rowKey="id"
          columns={columns}
          loading={list.isPlaceholderData}
          onNearEnd={() => fetchMore(list)}
        />
      )}
    </div>
  );
}

function OverrideTime({ one, today }: { readonly one: Row; readonly today: string }) {
  const { t } = useTranslation();
  if (one.customerStatus === 'closed') return <Tag>{t('strategies.own.closed')}</Tag>;
  const past = one.validTo !== null && one.validTo < today;
  const time = past ? 'past' : one.validFrom > today ? 'future' : 'present';
  return (
    <StateTag tone={time === 'present' ? 'ready' : time === 'future' ? 'waiting' : 'done'}>
      {t(`strategies.time.${time}`)}
    </StateTag>
  );
}

import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerOutlook } from '../../../../shared/contract/customer-history.ts';
import type { CustomerCard } from '../../../../shared/contract/customers.ts';
import { storedRuleInWords } from '../../../../shared/domain/queue/explain-words.ts';
import { formatDay } from '../../../../shared/i18n/format.ts';
import { useRight } from '../../../api/auth.ts';
import { useOutlook } from '../../../api/customer-history.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { DateText, InstantText } from '../../../components/DateText.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useLanguage } from '../../../components/use-language.ts';
import { ExplainDrawer } from '../../queue/ExplainDrawer.tsx';
import '../../queue/queue.css';

/** When the customer is called next and why, what it may order, what waits for it. */
export function OutlookSection({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { data, error, refetch } = useOutlook(card.id);
  if (!data) {
    if (error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
    return <Skeleton active paragraph={{ rows: 3 }} />;
  }
  return (
    <>
      <NextCalls card={card} outlook={data} />
      {data.drafts.length > 0 && (
        <ul className="card-plain">
          {data.drafts.map(({ draftId, deliveryDate, operatorName, updatedAtMs, lineCount }) => (
            <li key={draftId}>
              {t('customers.draftOf', { count: lineCount, delivery: deliveryDate, name: operatorName })}{' '}
              <InstantText atMs={updatedAtMs} />
            </li>
          ))}
        </ul>
      )}
      <QuotaTable quotas={data.quotas} />
      {data.messages.length > 0 && (
        <>
          <h3>{t('customers.toConvey', { count: data.messages.length })}</h3>
          <ul className="card-plain">
            {data.messages.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function NextCalls({ card, outlook }: { readonly card: CustomerCard; readonly outlook: CustomerOutlook }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayExplain = useRight('supervision.read');
  const [explained, setExplained] = useState<string | null>(null);
  const { strategy, nextCalls } = outlook;
  const words =
    strategy && storedRuleInWords(strategy.rule, card.orderWeekdays.join(','), (key, params) => t(key, params ?? {}));
  const source =
    strategy &&
    (strategy.source === 'class' && strategy.className !== null
      ? t('customers.strategyOfClass', { class: strategy.className })
      : t(`customers.strategySource.${strategy.source}`));
  return (
    <dl className="customer-facts">
      <dt>{t('customers.strategy')}</dt>
      <dd>
        {strategy ? (
          <>
            {words} <span className="customer-soft">{`${strategy.name} · ${source}`}</span>
          </>
        ) : (
          t('customers.noStrategy')
        )}
      </dd>
      <dt>{t('customers.nextCalls')}</dt>
      <dd>
        {nextCalls.length === 0 ? (
          t('customers.noNextCalls')
        ) : (
          <span className="card-dates">
            {nextCalls.map((date) =>
              mayExplain ? (
                <Button
                  key={date}
                  type="link"
                  size="small"
                  className="card-date"
                  title={t('customers.whyCalled')}
                  onClick={() => setExplained(date)}
                >
                  {formatDay(date, language, 'short-weekday')}
                </Button>
              ) : (
                <DateText key={date} date={date} style="short-weekday" />
              ),
            )}
            {mayExplain && (
              <Button type="link" size="small" className="card-date" onClick={() => setExplained(outlook.today)}>
                {t('customers.whyToday')}
              </Button>
            )}
          </span>
        )}
      </dd>
      {explained !== null && <ExplainDrawer customerId={card.id} date={explained} onClose={() => setExplained(null)} />}
    </dl>
  );
}

/** At a glance; the others are one key away. */
const QUOTAS_AT_ONCE = 5;

type Quota = NonNullable<CustomerOutlook['quotas']>['products'][number];

function QuotaTable({ quotas }: { readonly quotas: CustomerOutlook['quotas'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isWhole, setWhole] = useState(false);
  if (!quotas || (quotas.products.length === 0 && quotas.classTotal === null)) return null;
  const { classTotal, products, orderDay, cycles } = quotas;
  const total: Quota[] = classTotal
    ? [{ ...classTotal, productId: '', code: '', name: t('customers.quotaTotal') }]
    : [];
  // What is nearly used up says most.
  const inOrder = products.toSorted((a, b) => b.used / (b.allotted || 1) - a.used / (a.allotted || 1));
  const shown = isWhole ? products : inOrder.slice(0, QUOTAS_AT_ONCE);
  return (
    <>
      <h3>
        {t('customers.quotasOn', { date: formatDay(orderDay, language, 'short-weekday') })}
        {cycles > 1 && ` · ${t('customers.quotaCycles', { count: cycles })}`}
      </h3>
      <Table<Quota>
        size="small"
        className="card-table"
        rowKey="productId"
        pagination={false}
        dataSource={[...shown, ...total]}
        columns={[
          {
            title: t('customers.product'),
            render: (_, row) => (
              <>
                {row.name} <span className="customer-soft tabular">{row.code}</span>
              </>
            ),
          },
          { title: t('customers.allotted'), dataIndex: 'allotted', align: 'right', width: 80 },
          { title: t('customers.used'), dataIndex: 'used', align: 'right', width: 80 },
          { title: t('customers.left'), dataIndex: 'left', align: 'right', width: 80 },
        ]}
      />
      {shown.length < products.length && (
        <Button type="link" size="small" className="card-more" onClick={() => setWhole(true)}>
          {t('customers.allQuotas', { count: products.length })}
        </Button>
      )}
    </>
  );
}

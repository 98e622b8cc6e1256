import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../../shared/contract/customer-history.ts';
import { CHANGE_FIELDS } from '../../../../shared/domain/customers/change-parts.ts';
import { actionWord, personWord } from '../../../../shared/i18n/audit-text.ts';
import { useTimeline } from '../../../api/customer-history.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { InstantText } from '../../../components/DateText.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { ChangeParts } from '../../customer-changes/ChangeParts.tsx';
import { MoreRows } from './MoreRows.tsx';

/** Everything that changed of the customer: who, when, what, from, to, why. */
export function TimelineSection({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const list = useTimeline(customerId);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-label={t('customers.timeline')}>
      <h3>{t('customers.timeline')}</h3>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      {list.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      {list.data && rows.length === 0 && <p className="customer-soft card-line">{t('customers.noTimeline')}</p>}
      <ol className="card-timeline">
        {rows.map((entry) => (
          <li key={entry.key}>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      <MoreRows list={list} label={t('customers.timeline')} />
    </section>
  );
}

/** What is also changed by request has its words there. */
const isAsked = (field: string) => CHANGE_FIELDS.some((each) => each === field);

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation();
  const { kind, action, who, atMs, reason, changes } = entry;
  const what =
    kind === 'edited' && action !== null
      ? actionWord(t, action)
      : kind === 'class' && action !== null
        ? `${t('customers.timelineKind.class')} (${t(`classes.sources.${action}`)})`
        : t(`customers.timelineKind.${kind}`);
  return (
    <>
      <div>
        <InstantText atMs={atMs} /> <strong>{what}</strong>{' '}
        <span className="customer-soft">
          {personWord(t, who)}
          {reason !== null && ` · ${t(`customers.timelineReason.${reason}`, { defaultValue: reason })}`}
        </span>
      </div>
      {changes.length > 0 && (
        <ChangeParts
          parts={changes}
          wordOf={(field) => t(`${isAsked(field) ? 'customerChanges.fields' : 'customers.timelineField'}.${field}`)}
        />
      )}
    </>
  );
}

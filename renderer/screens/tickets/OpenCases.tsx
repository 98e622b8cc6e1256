import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useErrorText } from '../../api/error-text.ts';
import { useTickets } from '../../api/ticket-lists.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { MoreRows } from '../customers/card/MoreRows.tsx';
import { CaseState } from './CaseState.tsx';
import { DueText } from './DueText.tsx';
import './cases.css';

/** The open cases of a customer, each leading to its page; nothing where there are none. */
export function OpenCases({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const list = useTickets({ view: 'open', customerId });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  if (list.error) return <ErrorNotice text={describe(list.error)} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('tickets.openCases')}>
      <h2>{t('tickets.openCases')}</h2>
      <ul className="case-plain">
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="tabular" to={`/cases/${row.id}`}>
              {row.number}
            </Link>{' '}
            {row.categoryName} <CaseState state={row.state} /> <DueText {...row} />
          </li>
        ))}
      </ul>
      <MoreRows list={list} label={t('tickets.openCases')} />
    </section>
  );
}

import { Skeleton } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketLine } from '../../../../shared/contract/ticket-lists.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useCasesInHand } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { stepFocus } from '../../../components/step-focus.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { CaseState } from '../../tickets/CaseState.tsx';
import { DueText } from '../../tickets/DueText.tsx';
import '../../tickets/cases.css';
import { useWork } from '../work-context.ts';
import './case-drawer.css';

const MOST_ENDED = 8;

/** The customer's cases: the open ones by what is due next, then those that ended lately. Enter opens one beside the order. */
export function CasesTab() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const customerId = useWork().inHand.customer?.id ?? null;
  const open = useCasesInHand(customerId, 'open');
  const ended = useCasesInHand(customerId, 'ended');
  const box = useRef<HTMLDivElement>(null);
  const error = open.error ?? ended.error;
  if (error) {
    const retry = () => void Promise.all([open.refetch(), ended.refetch()]);
    return <ErrorNotice text={describe(error)} onRetry={retry} />;
  }
  if (!open.data) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  const lists = [
    ['open', open.data.rows],
    ['ended', ended.data?.rows.slice(0, MOST_ENDED) ?? []],
  ] as const;
  if (ended.data && lists.every(([, rows]) => rows.length === 0))
    return <p className="ws-quiet">{t('caseDrawer.tab.none')}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move among its buttons
    <div ref={box} onKeyDown={(event) => stepFocus(event, [...(box.current?.querySelectorAll('button') ?? [])])}>
      {lists.map(
        ([view, rows]) =>
          rows.length > 0 && (
            <section key={view} aria-label={t(`caseDrawer.tab.${view}`)}>
              <h3 className="ws-list-title">{t(`caseDrawer.tab.${view}`)}</h3>
              <ul className="ws-history">
                {rows.map((row) => (
                  <li key={row.id}>
                    <CaseLine row={row} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}

function CaseLine({ row }: { readonly row: TicketLine }) {
  const { openDrawer } = useWorkstation.getState();
  return (
    <button type="button" className="ws-case-line" onClick={() => openDrawer({ show: 'case', ticketId: row.id })}>
      <span>
        <span className="tabular">{row.number}</span> <CaseState state={row.state} />
      </span>
      <span className="ws-ellipsis">{row.categoryName}</span>
      {row.dueAtMs !== null && <DueText {...row} />}
    </button>
  );
}

import { UnorderedListOutlined } from '@ant-design/icons';
import { Button, Checkbox, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import {
  BOARD_VIEWS,
  type BoardColumnName,
  FIRST_CARDS,
  MOST_CARDS,
} from '../../../../shared/contract/ticket-board.ts';
import type { TicketLine } from '../../../../shared/contract/ticket-lists.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useTicketBoard } from '../../../api/ticket-board.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { CaseFilters, isFiltered, NO_CASE_FILTER } from '../list/CaseFilters.tsx';
import { addressOfCases, casesAt, casesOfAddress, type ShownCases } from '../list/case-address.ts';
import { useFirstView } from '../list/use-first-view.ts';
import '../cases.css';
import { Board } from './Board.tsx';
import './board.css';
import { CardSteps } from './CardSteps.tsx';

/**
 * Cases by state, with the filter of the list in the address. Arrows go from card to card, Enter opens one, the space bar
 * offers its next steps.
 */
export default function BoardScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [depths, setDepths] = useState<Partial<Record<BoardColumnName, number>>>({});
  const [stepping, setStepping] = useState<TicketLine | null>(null);
  // What a figure counts is the list's. So is a text that is searched for, but it is kept for the way back.
  const { first, remember } = useFirstView();
  const shown = useMemo(() => ({ ...casesOfAddress(address, first), figure: null }), [address, first]);
  const { text, sort: _, reversed: __, ...filter } = shown;
  const view = BOARD_VIEWS.find((one) => one === shown.view) ?? 'open';
  const board = useTicketBoard({ ...filter, view, depths });
  const columns = board.data?.columns ?? [];
  const show = (change: Partial<ShownCases>) => {
    setDepths({});
    setAddress(addressOfCases({ ...shown, ...change }), { replace: true });
  };
  const deepen = (column: BoardColumnName) =>
    setDepths((known) => ({
      ...known,
      [column]: Math.min(MOST_CARDS, (known[column] ?? FIRST_CARDS) + FIRST_CARDS),
    }));
  return (
    <div className="board-screen">
      <PageHeader
        title={t('caseBoard.title')}
        description={t('caseBoard.keys')}
        actions={
          <>
            {isFiltered(shown) && <Button onClick={() => show(NO_CASE_FILTER)}>{t('ticketLists.reset')}</Button>}
            <Button
              icon={<UnorderedListOutlined aria-hidden />}
              onClick={() => void navigate(casesAt({ ...shown, view }), { replace: true })}
            >
              {t('caseBoard.asList')}
            </Button>
          </>
        }
      >
        <div className="cases-filters">
          <Segmented
            aria-label={t('tickets.views')}
            value={view}
            options={BOARD_VIEWS.map((value) => ({ value, label: t(`ticketLists.view.${value}`) }))}
            onChange={(chosen) => {
              remember(chosen);
              show({ view: chosen });
            }}
          />
          <Checkbox checked={shown.overdue} onChange={({ target }) => show({ overdue: target.checked })}>
            {t('caseBoard.onlyOverdue')}
          </Checkbox>
        </div>
        {text !== '' && (
          <p className="figures-soft" role="status">
            {t('caseBoard.withoutText', { text })}
          </p>
        )}
        <CaseFilters shown={shown} sample={columns.find(({ cards }) => cards.length > 0)?.cards[0]} onChange={show} />
      </PageHeader>
      <ErrorNotice text={board.error ? describe(board.error) : null} onRetry={() => void board.refetch()} />
      {board.isPending && <Skeleton active />}
      {board.data && columns.every(({ total }) => total === 0) && (
        <EmptyState
          title={t('ticketLists.none')}
          hint={isFiltered(shown) ? t('ticketLists.noneFiltered') : t(`ticketLists.noneHint.${view}`)}
        />
      )}
      {columns.some(({ total }) => total > 0) && (
        <Board
          columns={columns}
          listAt={(state) => casesAt({ ...shown, text: '', view, state })}
          isStepping={stepping !== null}
          onDeepen={deepen}
          onSteps={setStepping}
        />
      )}
      {stepping && <CardSteps card={stepping} onClose={() => setStepping(null)} />}
    </div>
  );
}

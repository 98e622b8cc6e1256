import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RecentMove } from '../../../shared/contract/reassign.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useUndoReassign } from '../../api/supervision.ts';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { UndoButton } from './UndoButton.tsx';

/** So many stand here; what was before them is in the audit log. */
const SHOWN = 3;

interface RecentMovesProps {
  readonly moves: readonly RecentMove[];
  readonly mayManage: boolean;
}

/** What leads gave to others a moment ago, for whoever looks, with the means to take it back. */
export function RecentMoves({ moves, mayManage }: RecentMovesProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const undo = useUndoReassign();

  async function takeBack(reassignmentId: string) {
    const { takenBack, left, leftNames } = await undo.run({ reassignmentId });
    const names = leftNames.map((each) => `${each.customerName} (${each.operatorName ?? '–'})`).join(', ');
    const back = t('supervision.moves.back', { count: takenBack });
    void message.success(left === 0 ? back : `${back} ${t('supervision.moves.left', { count: left, names })}`, 8);
  }
  return (
    <>
      <ErrorNotice text={undo.error ? describe(undo.error) : null} onClose={undo.clearError} />
      {moves.length > 0 && (
        <ul className="recent-moves" aria-label={t('supervision.moves.title')}>
          {moves.slice(0, SHOWN).map((move) => {
            const to = move.shares
              .map((share) => `${share.operatorName ?? t('supervision.anybody')} ${share.count}`)
              .join(' · ');
            return (
              <li key={move.id} data-testid="recent-move">
                <InstantText atMs={move.atMs} style="time" />
                <span>
                  {t('supervision.moves.line', { name: move.byName, count: move.count, to })}
                  {move.reason !== '' && <span className="soft"> · {move.reason}</span>}
                </span>
                {move.undoneBy !== null ? (
                  <span className="soft">{t('supervision.moves.undone', { name: move.undoneBy })}</span>
                ) : (
                  mayManage && (
                    <UndoButton
                      text={t('supervision.moves.undo')}
                      untilMs={move.undoUntilMs}
                      pending={undo.pending}
                      undo={() => void takeBack(move.id).catch(() => undefined)}
                    />
                  )
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

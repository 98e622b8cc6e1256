import type { TFunction } from 'i18next';
import type { BoardColumnName } from '../../../../shared/contract/ticket-board.ts';

export function columnWord(t: TFunction, column: BoardColumnName): string {
  return column === 'ended' ? t('caseBoard.ended') : t(`tickets.state.${column}`);
}

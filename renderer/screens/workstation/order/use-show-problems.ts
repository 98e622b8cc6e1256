import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderProblem } from '../../../../shared/contract/order-placing.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { byProduct, firstRefused } from './check-typed.ts';

/**
 * Puts refusals under their lines; what is against the whole order is said above the grid. Where `goes`, what was asked is
 * closed and the first refused line has the focus.
 */
export function useShowProblems(): (problems: readonly OrderProblem[], goes: boolean) => void {
  const { t } = useTranslation();
  const { rows } = useWork();
  return useCallback(
    (problems, goes) => {
      const grouped = byProduct(problems);
      useOrderWork.getState().showProblems(grouped);
      const whole = grouped['']?.[0];
      const { say, focusRow, close } = useWorkstation.getState();
      if (goes) close();
      if (whole) say({ tone: 'error', text: t(`errors.${whole.key}`, whole.params) });
      if (!goes) return;
      const refused = firstRefused(rows, grouped);
      if (refused !== null) focusRow(refused);
      else if (whole?.key === 'order-off-day-reason') document.getElementById('off-day-reason')?.focus();
    },
    [rows, t],
  );
}

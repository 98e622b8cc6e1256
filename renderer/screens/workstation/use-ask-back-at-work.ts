import { useEffect } from 'react';
import type { InHand } from '../../../shared/contract/calls.ts';
import { useWorkstation } from '../../state/workstation.ts';

/** Asks somebody who is marked absent and takes calls all the same whether the absence is over; once per sign-in. */
export function useAskBackAtWork(inHand: InHand | undefined): void {
  const absenceId = inHand?.absence?.absenceId ?? null;
  const signedOut = inHand?.seat.state === 'signed-out';
  const elsewhere = inHand?.attached === false;
  useEffect(() => {
    const { askedAbsenceId, open } = useWorkstation.getState();
    if (signedOut) useWorkstation.setState({ askedAbsenceId: null });
    if (absenceId === null || elsewhere || absenceId === askedAbsenceId) return;
    useWorkstation.setState({ askedAbsenceId: absenceId });
    open('back-at-work');
  }, [absenceId, signedOut, elsewhere]);
}

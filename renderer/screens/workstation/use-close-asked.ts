import { useEffect, useRef } from 'react';
import { useWorkstation } from '../../state/workstation.ts';

/** Nothing that was asked, and no case beside the order, stays for the next customer. */
export function useCloseAsked(customerId: string | null, callId: string | null): void {
  const call = useRef(callId);
  call.current = callId;
  const before = useRef(callId);
  useEffect(() => {
    const { panel, drawer, focusRow } = useWorkstation.getState();
    const isSameCall = call.current !== null && call.current === before.current;
    useWorkstation.setState({
      // Who a stranger is stays asked when the customer who was in hand before them is put aside.
      panel: customerId === null && panel === 'caller' ? panel : null,
      // A stranger who turns out to be a customer goes on with the case that was begun.
      drawer: isSameCall ? drawer : null,
      lastProductId: null,
    });
    if (customerId !== null) focusRow(null);
  }, [customerId]);
  useEffect(() => {
    before.current = callId;
  }, [callId]);
}

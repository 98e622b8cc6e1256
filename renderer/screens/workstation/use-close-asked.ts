import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keptCase } from '../../state/kept-cases.ts';
import { useWorkstation } from '../../state/workstation.ts';

/** Nothing that was asked, and no case beside the order, stays for the next customer. */
export function useCloseAsked(customerId: string | null, callId: string | null): void {
  const { t } = useTranslation();
  // Another language is no other customer.
  const words = useRef(t);
  words.current = t;
  const call = useRef(callId);
  call.current = callId;
  const before = useRef(callId);
  const customerBefore = useRef(customerId);
  useEffect(() => {
    const { panel, drawer, focusRow, say } = useWorkstation.getState();
    const isSameCall = call.current !== null && call.current === before.current;
    useWorkstation.setState({
      // Who a stranger is stays asked when the customer who was in hand before them is put aside.
      panel: customerId === null && panel === 'caller' ? panel : null,
      // A stranger who turns out to be a customer goes on with the case that was begun.
      drawer: isSameCall ? drawer : null,
      lastProductId: null,
    });
    const left = { customerId: customerBefore.current, callId: before.current };
    customerBefore.current = customerId;
    if (!isSameCall && drawer?.show === 'register' && keptCase(left, drawer.kind) !== null) {
      say({
        tone: 'warning',
        text: words.current('caseDrawer.leftBehind', { kind: words.current(`tickets.kind.${drawer.kind}`) }),
      });
    }
    if (customerId !== null) focusRow(null);
  }, [customerId]);
  useEffect(() => {
    before.current = callId;
  }, [callId]);
}

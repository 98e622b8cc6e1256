import { useEffect, useRef } from 'react';
import type { InHand } from '../../../shared/contract/calls.ts';
import { useSideTab } from '../../state/side-tab.ts';

/** A customer with something to be told opens on the messages; one without leaves them for the history. */
export function useMessagesTab(inHand: InHand | undefined): void {
  const customerId = inHand?.customer?.id ?? null;
  const toConvey = inHand?.messages.some((message) => !message.conveyed) ?? false;
  // Asked only when another customer comes: a tick must not turn the page.
  const latest = useRef(toConvey);
  latest.current = toConvey;
  useEffect(() => {
    const { tab, show } = useSideTab.getState();
    if (customerId === null) return;
    if (latest.current) show('messages');
    else if (tab === 'messages') show('history');
  }, [customerId]);
}

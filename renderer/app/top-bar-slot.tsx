import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

export const TOP_BAR_SLOT_ID = 'top-bar-slot';

/** Puts what it holds into the middle of the window's top bar: the seat bar of the workstation, and the like. */
export function TopBarContent({ children }: { readonly children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => setSlot(document.getElementById(TOP_BAR_SLOT_ID)), []);
  return slot && createPortal(children, slot);
}

import { Drawer } from 'antd';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface SideDrawerProps {
  /** Without it the drawer is open while it is rendered. */
  readonly open?: boolean;
  /** Width in px. */
  readonly size: number;
  readonly title: ReactNode;
  /** What the cross is called, where "Close" alone would not say what it closes. */
  readonly closeLabel?: string;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  onClose(): void;
}

/**
 * A panel at the side of the window. It is gone the moment it is closed: antd's own keeps taking Escape until it has
 * slid out, so that a second press, meant for what lies below, was lost.
 */
export function SideDrawer({ open = true, ...drawer }: SideDrawerProps) {
  return open ? <OpenDrawer {...drawer} /> : null;
}

function OpenDrawer({ closeLabel, children, ...drawer }: Omit<SideDrawerProps, 'open'>) {
  const { t } = useTranslation();
  return (
    <>
      <Drawer open closable={{ 'aria-label': closeLabel ?? t('common.close') }} {...drawer}>
        {children}
      </Drawer>
      <FocusReturn />
    </>
  );
}

/** Hands the focus back to where the drawer was opened from. It stands after the drawer: by then its focus trap is off. */
function FocusReturn() {
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    opener.current = document.activeElement;
  }, []);
  useEffect(
    () => () => {
      if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    },
    [],
  );
  return null;
}

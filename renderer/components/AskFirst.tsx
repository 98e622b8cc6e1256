import { Popconfirm } from 'antd';
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef } from 'react';

interface AskFirstProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly okText: string;
  /** The language's "Cancel", where nothing says it better. */
  readonly cancelText?: string;
  /** The button that asks. */
  readonly children: ReactElement;
  onConfirm(): void;
}

/** A key that is still held from the press that asked confirms nothing. */
function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

/**
 * Asks at a button before its action is done. The question takes the focus, so that Enter confirms and Escape leaves it,
 * and hands it back to the button, once confirmed to the button's row, for many a button goes away with what it has
 * done. The kit's own question could be answered by mouse alone.
 */
export function AskFirst({ onConfirm, children, ...question }: AskFirstProps) {
  const opener = useRef<HTMLElement | null>(null);
  const isDone = useRef(false);
  function turn(open: boolean) {
    if (open) {
      isDone.current = false;
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      return;
    }
    const row = isDone.current ? opener.current?.closest<HTMLElement>('tr, li') : null;
    if (row) row.tabIndex = -1;
    (row ?? opener.current)?.focus({ preventScroll: true });
  }
  function confirm() {
    isDone.current = true;
    onConfirm();
  }
  return (
    <Popconfirm
      {...question}
      destroyOnHidden
      okButtonProps={{ autoFocus: true, onKeyDown: ignoreRepeats }}
      onOpenChange={turn}
      onConfirm={confirm}
    >
      {children}
    </Popconfirm>
  );
}

import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './print-copy.css';

interface PrintCopyProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** Something once more below the page, where printing finds it alone. */
export function PrintCopy({ className, children }: PrintCopyProps) {
  return createPortal(
    <div className={`print-copy ${className}`} aria-hidden>
      {children}
    </div>,
    document.body,
  );
}

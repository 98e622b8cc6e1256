import type { ReactNode } from 'react';
import './state-tag.css';
import { STATE_LOOKS, type StateTone } from './state-look.tsx';

interface StateTagProps {
  readonly tone: StateTone;
  /** The state's word; colour alone says nothing. */
  readonly children: ReactNode;
  readonly icon?: ReactNode;
}

/** A state as icon, word and colour. */
export function StateTag({ tone, children, icon }: StateTagProps) {
  const look = STATE_LOOKS[tone];
  return (
    <span className={`state-tag ${look.className}`}>
      <span aria-hidden>{icon ?? look.icon}</span>
      <span>{children}</span>
    </span>
  );
}

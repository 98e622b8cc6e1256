import { type ReactNode, useRef, useState } from 'react';
import type { PlanChange } from '../../../shared/contract/effects.ts';
import { EffectDialog } from './EffectDialog.tsx';

interface Asked {
  readonly change: PlanChange;
  /** What is changed, for the head of the dialog. */
  readonly what: string;
  apply(): Promise<unknown>;
  onApplied?(): void;
}

export interface EffectStep {
  /** Shows what the change does. `apply` makes it once the person has seen that; `onApplied` goes on after it. */
  look(asked: Asked): void;
  /** Belongs somewhere in the screen; nothing while there is nothing to see. */
  readonly dialog: ReactNode;
}

/** The step before a change of the plan is applied. */
export function useEffectStep(): EffectStep {
  const [asked, setAsked] = useState<Asked | null>(null);
  const askedFrom = useRef<Element | null>(null);
  return {
    look(next) {
      askedFrom.current = document.activeElement;
      setAsked(next);
    },
    dialog: asked && (
      <EffectDialog
        change={asked.change}
        what={asked.what}
        apply={asked.apply}
        onApplied={() => {
          setAsked(null);
          asked.onApplied?.();
        }}
        onClose={() => {
          setAsked(null);
          // After the dialog is gone, which keeps the focus within as long as it stands.
          setTimeout(() => askedFrom.current instanceof HTMLElement && askedFrom.current.focus());
        }}
      />
    ),
  };
}

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { stepFocus } from '../../components/step-focus.ts';

export interface Choice {
  /** `1` to `9`, or `0`. */
  readonly digit: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Why it cannot be chosen now; shown below it. */
  readonly refusal?: string | undefined;
  choose(): void;
}

interface DigitListProps {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** Whether the focus may be taken: of a panel that was open before only from inside of it, or from nowhere. */
export function mayEnter(element: HTMLElement | null): boolean {
  const panel = element?.closest<HTMLElement>('.ws-ask');
  const focused = document.activeElement;
  return panel?.dataset.entered === undefined || focused === document.body || panel.contains(focused);
}

/** A short list in which a digit chooses at once; arrows and Enter do too. */
export function DigitList({ label, choices }: DigitListProps) {
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!mayEnter(list.current)) return;
    list.current?.querySelector<HTMLButtonElement>('button:not([aria-disabled="true"])')?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    if (stepFocus(event, [...(list.current?.querySelectorAll('button') ?? [])])) return;
    // Full-width digits too: an input method may be on.
    const digit = event.key.normalize('NFKC');
    const choice = choices.find((each) => each.digit === digit);
    if (!choice) return;
    event.preventDefault();
    if (!event.repeat && choice.refusal === undefined) choice.choose();
  }

  return (
    <fieldset ref={list} className="ws-choices" aria-label={label} onKeyDown={onKeyDown}>
      {choices.map((choice) => (
        <button
          key={choice.digit}
          type="button"
          className="ws-choice"
          aria-disabled={choice.refusal !== undefined}
          onClick={() => choice.refusal === undefined && choice.choose()}
        >
          <kbd>{choice.digit}</kbd>
          <span className="ws-choice-text">
            <span>{choice.label}</span>
            {(choice.refusal ?? choice.hint) && <small>{choice.refusal ?? choice.hint}</small>}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

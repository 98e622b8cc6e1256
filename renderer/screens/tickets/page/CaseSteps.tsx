import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import type { TransitionName, TransitionNeed } from '../../../../shared/contract/tickets.ts';
import { mayCloseNotReached } from '../../../../shared/domain/tickets/follow-up.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useMoveTicket } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { StepForm } from './StepForm.tsx';
import { useShownVersion } from './use-seen-version.ts';

type Step = TicketView['steps'][number];

/** What usually comes next, the first that can be made. */
const USUAL: readonly TransitionName[] = [
  ...(['accept', 'work', 'resume', 'resolve', 'close', 'close-not-reached', 'ask-customer'] as const),
];
/** What a step needs that stands with the case already. */
const ASKED_ELSEWHERE: readonly TransitionNeed[] = ['checklist-done', 'satisfaction', 'unreached-days'];

export interface CaseSteps {
  readonly steps: readonly Step[];
  /** The step as it was chosen; null: none is being filled in. */
  readonly step: Step | null;
  readonly pending: boolean;
  readonly error: unknown;
  clearError(): void;
  take(step: Step): Promise<void>;
  /** The answer to one step leaves another that was chosen meanwhile as it is; without one, whichever is open is closed. */
  closeStep(only?: TransitionName): void;
}

/** The steps that a person may make on a case; one that needs nothing is made at once. */
export function useCaseSteps(ticket: TicketView): CaseSteps {
  const move = useMoveTicket();
  const asShown = useShownVersion(ticket);
  const [step, setStep] = useState<Step | null>(null);
  // Approving or declining the change, beside it, is what resolves such a case.
  const carries = ticket.changes.at(-1)?.state === 'pending';

  async function take(chosen: Step) {
    move.clearError();
    if (chosen.transition === 'ask-customer' || chosen.needs.some((need) => !ASKED_ELSEWHERE.includes(need))) {
      return setStep(chosen);
    }
    setStep(null);
    try {
      await asShown((shown) => move.run({ ...shown, transition: chosen.transition }));
    } catch {
      // Said above the case.
    }
  }
  return {
    steps: ticket.steps.filter((each) => canBeMade(ticket, each) && !(carries && each.transition === 'resolve')),
    ...{ step, take, pending: move.pending, error: move.error, clearError: move.clearError },
    closeStep: (only) => setStep((open) => (only === undefined || open?.transition === only ? null : open)),
  };
}

/** A button for each step; the usual next one stands out. */
export function StepButtons({ of: { steps, step, pending, take } }: { readonly of: CaseSteps }) {
  const { t } = useTranslation();
  const usual = USUAL.find((name) => steps.some(({ transition }) => transition === name));
  if (steps.length === 0) return null;
  return (
    <fieldset className="case-steps">
      <legend className="visually-hidden">{t('tickets.steps')}</legend>
      {steps.map((each) => (
        <Button
          key={each.transition}
          type={each.transition === usual && step === null ? 'primary' : 'default'}
          danger={each.transition === 'withdraw'}
          aria-expanded={step?.transition === each.transition}
          loading={pending && step === null}
          onClick={() => void take(each)}
        >
          {t(`tickets.transition.${each.transition}`)}
        </Button>
      ))}
    </fieldset>
  );
}

/** What the chosen step asks for, and why the last one was refused. */
export function ChosenStep({ of, ticket }: { readonly of: CaseSteps; readonly ticket: TicketView }) {
  const describe = useErrorText();
  const { step } = of;
  return (
    <>
      <ErrorNotice text={of.error ? describe(of.error) : null} onClose={of.clearError} />
      {step && (
        <StepForm key={step.transition} ticket={ticket} step={step} onClose={() => of.closeStep(step.transition)} />
      )}
    </>
  );
}

/** A complaint is closed with its customer's answer, or once nobody was reached on enough days. */
function canBeMade({ satisfaction, followUp }: TicketView, { needs }: Step): boolean {
  if (needs.includes('satisfaction') && satisfaction === null) return false;
  if (!needs.includes('unreached-days')) return true;
  return satisfaction === null && followUp !== null && mayCloseNotReached(followUp);
}

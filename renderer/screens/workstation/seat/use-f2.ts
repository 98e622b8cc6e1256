import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { f2Step } from './f2-step.ts';
import { usePressStep } from './use-press-step.ts';

/** Does what F2 means now; in a window whose seat is at work in another one, it goes on here. */
export function useF2(): () => void {
  const { inHand, steps } = useWork();
  const press = usePressStep('next');
  return () => {
    if (!inHand.attached) return press.step(steps.attach, undefined);
    switch (f2Step(inHand)) {
      case 'sign-in':
      case 'end-pause':
        return press.step(steps.ready, undefined);
      case 'next':
        return press.step(steps.takeNext, undefined);
      case 'dial':
        return press.step(steps.dial, null);
      case 'answer':
        return press.step(steps.answer, undefined);
      case 'next-shop':
        return press.step(steps.nextShop, undefined);
      case 'resume':
        return press.step(steps.resume, undefined);
      case 'end':
        return press.step(steps.end, undefined);
      case 'choose-result':
        return press.go(() => useWorkstation.getState().open('result'));
    }
  };
}

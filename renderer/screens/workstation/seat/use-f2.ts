import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';
import { f2Step } from './f2-step.ts';

/** Does what F2 means now; in a window whose seat is at work in another one, it goes on here. */
export function useF2(): () => void {
  const { inHand, steps, run } = useWork();
  return () => {
    if (!inHand.attached) return void run(steps.attach, undefined);
    switch (f2Step(inHand)) {
      case 'sign-in':
      case 'end-pause':
        return void run(steps.ready, undefined);
      case 'next':
        return void run(steps.takeNext, undefined);
      case 'dial':
        return void run(steps.dial, null);
      case 'answer':
        return void run(steps.answer, undefined);
      case 'next-shop':
        return void run(steps.nextShop, undefined);
      case 'resume':
        return void run(steps.resume, undefined);
      case 'end':
        return void run(steps.end, undefined);
      case 'choose-result':
        return useWorkstation.getState().open('result');
    }
  };
}

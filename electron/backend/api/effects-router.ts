import {
  cancelEffectInput,
  effectPreview,
  previewEffectInput,
  tellMoversInput,
  tellMoversOutput,
} from '../../../shared/contract/effects.ts';
import { done } from '../../../shared/contract/primitives.ts';
import { lookAtEffect } from '../effects/look-at-effect.ts';
import { tellMovers } from '../effects/tell-movers.ts';
import { action, router } from './procedure.ts';

const look = { right: 'plan.write', audit: 'none' } as const;

export const effectsRouter = router({
  preview: action({ ...look, input: previewEffectInput, output: effectPreview }, lookAtEffect),
  cancel: action({ ...look, input: cancelEffectInput, output: done }, async ({ services, actor }, { previewId }) => {
    services.effects.cancel(previewId, actor.operatorId);
    return { ok: true as const };
  }),
  tell: action({ right: 'plan.write', audit: 'change', input: tellMoversInput, output: tellMoversOutput }, tellMovers),
});

import type { z } from 'zod';
import type { EffectPreview, previewEffectInput } from '../../../shared/contract/effects.ts';
import type { ActionContext } from '../api/procedure.ts';

/** Runs the preview in a worker; progress goes to the asker's windows under the preview's id. */
export async function lookAtEffect(
  { services, actor }: ActionContext,
  { previewId, change }: z.output<typeof previewEffectInput>,
): Promise<EffectPreview> {
  const { effects, events, jobs } = services;
  const { operatorId } = actor;
  const signal = effects.begin(previewId, operatorId);
  let members: readonly Int32Array[] | null = null;
  try {
    const effect = await jobs.run(
      'preview-effect',
      { change, actor },
      { signal, onProgress: (progress) => events.publish('job.progress', [previewId], { operatorId, progress }) },
    );
    members = effect.members;
    return { previewId, ...effect.preview };
  } finally {
    effects.end(previewId, members);
  }
}

import { done, nothing } from '../../../shared/contract/primitives.ts';
import { loadSampleInput, sampleState as sampleStateOutput, startedSample } from '../../../shared/contract/sample.ts';
import { cancelSample, sampleState, startSample } from '../sample/start-sample.ts';
import { action, router } from './procedure.ts';

export const sampleRouter = router({
  load: action(
    { right: 'settings.manage', audit: 'access', input: loadSampleInput, output: startedSample },
    startSample,
  ),
  state: action({ right: 'settings.manage', audit: 'none', input: nothing, output: sampleStateOutput }, sampleState),
  cancel: action({ right: 'settings.manage', audit: 'none', input: startedSample, output: done }, cancelSample),
});

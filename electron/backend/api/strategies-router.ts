import { z } from 'zod';
import {
  channelStrategyList,
  saveChannelStrategyInput,
  saveVisitStrategyInput,
  visitStrategyList,
} from '../../../shared/contract/class-strategies.ts';
import { removeInput } from '../../../shared/contract/classes.ts';
import { done, id, nothing } from '../../../shared/contract/primitives.ts';
import {
  customerStrategies,
  customerStrategiesInput,
  endOverrideInput,
  overrideList,
  overrideListInput,
  previewDatesInput,
  previewDatesOutput,
  saveOverrideInput,
  saveStrategyInput,
  strategyList,
} from '../../../shared/contract/strategies.ts';
import {
  listChannelStrategies,
  listVisitStrategies,
  removeChannelStrategy,
  removeVisitStrategy,
  saveChannelStrategy,
  saveVisitStrategy,
} from '../strategies/class-strategies.ts';
import { listOverrides, readCustomerStrategies } from '../strategies/list-overrides.ts';
import { listStrategies } from '../strategies/list-strategies.ts';
import { previewDates } from '../strategies/preview-dates.ts';
import { endOverride, saveOverride } from '../strategies/save-override.ts';
import { removeStrategy, saveStrategy } from '../strategies/save-strategy.ts';
import { action, change, read, router } from './procedure.ts';

const write = { right: 'plan.write', audit: 'change' } as const;

export const strategiesRouter = router({
  list: action({ right: 'plan.read', audit: 'none', input: nothing, output: strategyList }, listStrategies),
  previewDates: read({ right: 'plan.read', input: previewDatesInput, output: previewDatesOutput }, previewDates),
  save: change({ ...write, input: saveStrategyInput, output: z.object({ id }) }, saveStrategy),
  remove: change({ ...write, input: removeInput, output: done }, removeStrategy),
  listOverrides: read({ right: 'plan.read', input: overrideListInput, output: overrideList }, listOverrides),
  ofCustomer: read(
    { right: 'plan.read', input: customerStrategiesInput, output: customerStrategies },
    readCustomerStrategies,
  ),
  saveOverride: change({ ...write, input: saveOverrideInput, output: z.object({ id }) }, saveOverride),
  endOverride: change({ ...write, input: endOverrideInput, output: done }, endOverride),
  listChannels: read({ right: 'plan.read', input: nothing, output: channelStrategyList }, listChannelStrategies),
  saveChannels: change({ ...write, input: saveChannelStrategyInput, output: z.object({ id }) }, saveChannelStrategy),
  removeChannels: change({ ...write, input: removeInput, output: done }, removeChannelStrategy),
  listVisits: read({ right: 'plan.read', input: nothing, output: visitStrategyList }, listVisitStrategies),
  saveVisits: change({ ...write, input: saveVisitStrategyInput, output: z.object({ id }) }, saveVisitStrategy),
  removeVisits: change({ ...write, input: removeInput, output: done }, removeVisitStrategy),
});

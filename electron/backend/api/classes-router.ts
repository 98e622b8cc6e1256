import { z } from 'zod';
import { orderDateRange } from '../../../db/classes.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  assignClassInput,
  bandsDefaults,
  bandsInput,
  bandsOutput,
  classTypeList,
  removeInput,
  saveClassInput,
  saveClassTypeInput,
  setGroupsInput,
} from '../../../shared/contract/classes.ts';
import { done, id, nothing } from '../../../shared/contract/primitives.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { assignClass } from '../classes/assign-class.ts';
import { chooseGroups, removeClass, removeClassType, saveClass, saveClassType } from '../classes/change-class-types.ts';
import { listClasses } from '../classes/list-classes.ts';
import { runCommand } from '../command.ts';
import { action, change, read, router } from './procedure.ts';

const saved = z.object({ id });
const write = { right: 'plan.write', audit: 'change' } as const;

export const classesRouter = router({
  list: read({ right: 'plan.read', input: nothing, output: classTypeList }, listClasses),
  saveType: change({ ...write, input: saveClassTypeInput, output: saved }, saveClassType),
  removeType: change({ ...write, input: removeInput, output: done }, removeClassType),
  saveClass: change({ ...write, input: saveClassInput, output: saved }, saveClass),
  removeClass: change({ ...write, input: removeInput, output: done }, removeClass),
  chooseGroups: change({ ...write, input: setGroupsInput, output: done }, chooseGroups),
  assign: change({ ...write, input: assignClassInput, output: z.object({ changed: z.number().int() }) }, assignClass),
  bandsDefaults: read({ right: 'plan.write', input: nothing, output: bandsDefaults }, (db, ctx) => {
    const { first, last } = orderDateRange(db);
    const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
    return { firstOrderDate: first, lastOrderDate: last, today };
  }),
  previewBands: action({ right: 'plan.write', audit: 'none', input: bandsInput, output: bandsOutput }, (ctx, bands) =>
    ctx.services.jobs.run('assign-by-bands', { bands, apply: false }),
  ),
  applyBands: action({ ...write, input: bandsInput, output: bandsOutput }, async (ctx, bands) => {
    const report = await ctx.services.jobs.run('assign-by-bands', { bands, apply: true });
    return runCommand(ctx.services, ctx, { ...ctx, audit: 'change' }, bands, (_tx, command) => {
      command.audit({
        entity: 'class-type',
        entityId: bands.classTypeId,
        after: { ...bands, changed: report.changed },
      });
      command.publish('customer.changed');
      command.publish('plan.changed');
      return report;
    });
  }),
});

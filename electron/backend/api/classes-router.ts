import { z } from 'zod';
import { orderDateRange } from '../../../db/classes.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  changeMembershipInput,
  changeMembershipOutput,
  classChangeRun,
  classChangeRunInput,
  membershipHistory,
  membershipHistoryInput,
  startClassChangeInput,
  withdrawMembershipInput,
} from '../../../shared/contract/class-changes.ts';
import {
  applyBandsInput,
  type BandsInput,
  bandsDefaults,
  bandsInput,
  bandsOutput,
  classTypeList,
  orderClassesInput,
  removeInput,
  saveClassInput,
  saveClassTypeInput,
  setGroupsInput,
} from '../../../shared/contract/classes.ts';
import { done, id, nothing } from '../../../shared/contract/primitives.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { AssignByBandsInput } from '../classes/assign-by-bands.ts';
import { chooseGroups, removeClass, removeClassType, saveClass, saveClassType } from '../classes/change-class-types.ts';
import { changeMembership, withdrawMembership } from '../classes/change-membership.ts';
import { listClasses } from '../classes/list-classes.ts';
import { orderClasses } from '../classes/order-classes.ts';
import { readMemberships } from '../classes/read-memberships.ts';
import { cancelClassChange, findClassChange, startClassChange } from '../classes/start-class-change.ts';
import { type ActionContext, action, change, read, router } from './procedure.ts';

const saved = z.object({ id });
const write = { right: 'plan.write', audit: 'change' } as const;
const follow = { right: 'plan.write', audit: 'none' } as const;

export const classesRouter = router({
  list: action({ right: 'plan.read', audit: 'none', input: nothing, output: classTypeList }, listClasses),
  saveType: change({ ...write, input: saveClassTypeInput, output: saved }, saveClassType),
  removeType: change({ ...write, input: removeInput, output: done }, removeClassType),
  saveClass: change({ ...write, input: saveClassInput, output: saved }, saveClass),
  removeClass: change({ ...write, input: removeInput, output: done }, removeClass),
  orderClasses: change({ ...write, input: orderClassesInput, output: done }, orderClasses),
  chooseGroups: change({ ...write, input: setGroupsInput, output: done }, chooseGroups),
  memberships: read({ right: 'plan.read', input: membershipHistoryInput, output: membershipHistory }, readMemberships),
  changeMembership: change(
    { ...write, input: changeMembershipInput, output: changeMembershipOutput },
    changeMembership,
  ),
  withdrawMembership: change({ ...write, input: withdrawMembershipInput, output: done }, withdrawMembership),
  /** Its own transaction writes the audit row. */
  startChange: action({ ...follow, input: startClassChangeInput, output: classChangeRunInput }, startClassChange),
  findChange: action({ ...follow, input: classChangeRunInput, output: classChangeRun }, findClassChange),
  cancelChange: action({ ...follow, input: classChangeRunInput, output: done }, cancelClassChange),
  bandsDefaults: read({ right: 'plan.write', input: nothing, output: bandsDefaults }, (db, ctx) => {
    const { first, last } = orderDateRange(db);
    const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
    return { firstOrderDate: first, lastOrderDate: last, today };
  }),
  previewBands: action({ ...follow, input: bandsInput, output: bandsOutput }, (ctx, bands) =>
    ctx.services.jobs.run('assign-by-bands', bandsJob(ctx, bands, null)),
  ),
  applyBands: action({ ...follow, input: applyBandsInput, output: bandsOutput }, async (ctx, { bands, expected }) => {
    const report = await ctx.services.jobs.run('assign-by-bands', bandsJob(ctx, bands, expected));
    ctx.services.events.publish('customer.changed');
    ctx.services.events.publish('plan.changed');
    return report;
  }),
});

function bandsJob(ctx: ActionContext, bands: BandsInput, expected: number | null): AssignByBandsInput {
  const { services, actor } = ctx;
  return {
    changeId: services.ports.newId(),
    bands,
    expected,
    actor: { id: actor.operatorId, name: actor.name },
  };
}

import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  allUnits,
  caseWorkers,
  categoriesOfUnit,
  type ListedMember,
  membersOfUnit,
  openCasesOfUnit,
} from '../../../db/units.ts';
import { OPEN_CASES_COUNTED } from '../../../shared/contract/ticket-setup.ts';
import type { responsibleChoices, unitLines } from '../../../shared/contract/units.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { Query } from '../services.ts';

/** All units with their members, and who can become one, for whoever sets them up. */
export const listUnits: Query<unknown, z.input<typeof unitLines>> = (db, ctx) => {
  const today = todayOf(db, ctx.nowMs);
  return {
    units: allUnits(db).map(({ active, ...unit }) => ({
      ...unit,
      active: active === 1,
      members: membersOfUnit(db, unit.id, today).map(asPerson),
      categories: categoriesOfUnit(db, unit.id),
      openCases: openCasesOfUnit(db, unit.id, OPEN_CASES_COUNTED),
    })),
    people: caseWorkers(db, today).map(asPerson),
  };
};

/** Whom cases can be handed over or given to: units in use, and people; a lead's own team comes first. */
export const listResponsible: Query<unknown, z.input<typeof responsibleChoices>> = (db, ctx) => {
  const today = todayOf(db, ctx.nowMs);
  const isOwn = ({ teamId }: { readonly teamId: string | null }) => teamId !== null && teamId === ctx.actor.teamId;
  return {
    units: allUnits(db)
      .filter(({ active }) => active === 1)
      .map(({ id, name, assigning }) => {
        const members = membersOfUnit(db, id, today);
        return { id, name, assigning, members: members.length, atWork: members.filter((each) => each.atWork).length };
      }),
    people: caseWorkers(db, today)
      .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
      .map(asPerson),
  };
};

function asPerson({ operatorId, name, login, atWork }: ListedMember) {
  return { id: operatorId, name, login, atWork: atWork === 1 };
}

function todayOf(db: ReadableDB, nowMs: number): string {
  return businessDateAt(nowMs, companySettings(db).timeZone);
}

import { calendarDays } from '../../../db/calendar.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { allShifts } from '../../../db/operator-shifts.ts';
import { type OperatorOfDay, operatorsOfDay } from '../../../db/queue-owners.ts';
import { heldSkills } from '../../../db/skills.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { fromDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { spansOn } from '../../../shared/domain/operators/shifts.ts';
import { isAtWork } from '../../../shared/domain/queue/resolve-owner.ts';
import { holdsAll, type SkillSet } from '../../../shared/domain/queue/skills.ts';

/** Who could be given calls that need skills on days to come, when nobody is signed in yet. Days are day numbers. */
export interface Takers {
  /** Everybody as the plan of a day sees them, by id. */
  peopleOn(day: number): ReadonlyMap<string, OperatorOfDay>;
  holds(operatorId: string, needed: SkillSet): boolean;
  /** Whether a day's calls go to the customer's own operator first, who is asked for no skill; `teamId`: of its route. */
  isOwn(day: number, ownOperatorId: string | null, teamId: string | null): boolean;
  /** The names of those at work on a day who hold a set whole: they take calls, are not absent and not off by their shifts. */
  on(day: number, needed: SkillSet): readonly string[];
}

export function createTakers(db: ReadableDB, { callWeekdays, timeZone, givingOut }: CompanySettings): Takers {
  const held = heldSkills(db);
  const shifts = allShifts(db);
  const calendar = createCalendar(callWeekdays, calendarDays(db, 'call'));
  const people = new Map<number, ReadonlyMap<string, OperatorOfDay>>();
  const found = new Map<string, readonly string[]>();
  const holds = (operatorId: string, needed: SkillSet): boolean => holdsAll(held.get(operatorId), needed);
  /** Who has no shifts is there whenever there is work. */
  const isOnShift = (operatorId: string, day: number): boolean => {
    const week = shifts.get(operatorId);
    return week === undefined || spansOn(week, day, calendar, timeZone).length > 0;
  };
  const peopleOn = (day: number): ReadonlyMap<string, OperatorOfDay> => {
    const known = people.get(day) ?? operatorsOfDay(db, fromDayNumber(day));
    people.set(day, known);
    return known;
  };
  return {
    peopleOn,
    holds,
    isOwn(day, ownOperatorId, teamId) {
      const own = ownOperatorId === null || givingOut === 'pool' ? undefined : peopleOn(day).get(ownOperatorId);
      if (!own || !isAtWork(own)) return false;
      return givingOut === 'owner' || (own.takesCalls && (teamId === null || own.teamId === teamId));
    },
    on(day, needed) {
      const key = `${day} ${needed}`;
      const known =
        found.get(key) ??
        [...peopleOn(day).values()]
          .filter((one) => one.takesCalls && isAtWork(one) && holds(one.id, needed) && isOnShift(one.id, day))
          .map(({ name }) => name)
          .sort();
      found.set(key, known);
      return known;
    },
  };
}

import type { ReadableDB } from '../../../db/connection.ts';
import { averageHandleSeconds } from '../../../db/forecast.ts';
import { deputyOfCustomer, lastCallSeconds, operatorsOfDay, personsOf } from '../../../db/queue-owners.ts';
import { customerNeeds } from '../../../db/queue-skills.ts';
import { allRoutes } from '../../../db/routes.ts';
import { heldSkills } from '../../../db/skills.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import type { OwnerQuestion } from '../../../shared/domain/queue/plan-day.ts';
import { isAtWork, resolveOwner } from '../../../shared/domain/queue/resolve-owner.ts';
import { type CallToShare, shareByMinutes, USUAL_CALL_SECONDS } from '../../../shared/domain/queue/share-by-minutes.ts';
import { holdsAll } from '../../../shared/domain/queue/skills.ts';

/** So many days of the call log say how long a call takes where the customer has had none. */
const MEASURED_DAYS = 56;

/**
 * Says whose each wanted call of a day is: its operator's, a deputy's, anyone's (null), or somebody's at work by load.
 * A call that stands keeps the one to whom it was shared, so that building again moves nothing.
 */
export function createOwners(
  db: ReadableDB,
  settings: CompanySettings,
  date: string,
): (questions: readonly OwnerQuestion[]) => Map<string, string | null> {
  const people = operatorsOfDay(db, date);
  const atWork = [...people.values()].filter((one) => one.takesCalls && isAtWork(one));
  const needs = customerNeeds(db);
  const held = needs.size === 0 ? new Map<string, ReadonlySet<string>>() : heldSkills(db);
  /** By rule: to the customer's own operator, and to who holds what it needs. */
  const mayHave = (customerId: string, id: string): boolean => {
    const need = needs.get(customerId);
    return need === undefined || id === need.ownOperatorId || holdsAll(held.get(id), need.needed);
  };
  const teamOf = new Map(allRoutes(db).map((route) => [route.id, route.teamId]));
  const byTeam = new Map<string | null, Team>();
  const teamFor = (routeId: string | null): Team => {
    const teamId = (routeId === null ? null : teamOf.get(routeId)) ?? null;
    let team = byTeam.get(teamId);
    if (!team) {
      const ids = atWork.filter((one) => teamId === null || one.teamId === teamId).map((one) => one.id);
      team = { ids, has: new Set(ids) };
      byTeam.set(teamId, team);
    }
    return team;
  };
  const isPresent = (id: string | null): id is string => {
    const person = id === null ? undefined : people.get(id);
    return person !== undefined && isAtWork(person);
  };

  return (questions) => {
    const owners = new Map<string, string | null>();
    const toShare: OwnerQuestion[] = [];
    for (const question of questions) {
      const { customerId, standingOwnerId } = question;
      // A call of the day before may be somebody's to whom a lead gave it: for the new day the rule asks again.
      const isTheirs = question.ownerId === null || mayHave(customerId, question.ownerId);
      const ownerId = isTheirs ? question.ownerId : (needs.get(customerId)?.ownOperatorId ?? null);
      if (settings.givingOut === 'balanced') {
        const { has } = teamFor(question.routeId);
        const kept =
          [standingOwnerId, ownerId].find((id) => id !== null && has.has(id) && mayHave(customerId, id)) ?? null;
        if (kept !== null) owners.set(customerId, kept);
        else toShare.push(question);
        continue;
      }
      if (ownerId === null || isPresent(ownerId)) {
        owners.set(customerId, ownerId);
        continue;
      }
      const resolved = resolveOwner(
        { ownerId, deputyId: deputyOfCustomer(db, customerId) },
        (id) => people.get(id),
        (id) => mayHave(customerId, id),
      );
      if ('operatorId' in resolved) owners.set(customerId, resolved.operatorId);
      else if (resolved.kind === 'anyone') owners.set(customerId, null);
      else if (isPresent(standingOwnerId) && mayHave(customerId, standingOwnerId))
        owners.set(customerId, standingOwnerId);
      else toShare.push(question);
    }
    const among = (routeId: string | null): readonly string[] => teamFor(routeId).ids;
    const ofThose: OfThose = (customerId, ids) =>
      needs.has(customerId) ? ids.filter((id) => mayHave(customerId, id)) : ids;
    if (toShare.length > 0) share(db, date, toShare, owners, among, ofThose);
    return owners;
  };
}

/** Those of some people to whom a rule may give a customer's call. */
type OfThose = (customerId: string, ids: readonly string[]) => readonly string[];

/** Who of a team is at work: in order, and to be looked up. */
interface Team {
  readonly ids: readonly string[];
  readonly has: ReadonlySet<string>;
}

/** Shares by expected minutes. Several shops of one person are one call to one operator, whoever has one of them already. */
function share(
  db: ReadableDB,
  date: string,
  toShare: readonly OwnerQuestion[],
  owners: Map<string, string | null>,
  among: (routeId: string | null) => readonly string[],
  ofThose: OfThose,
): void {
  const ids = [...owners.keys(), ...toShare.map((question) => question.customerId)];
  const persons = personsOf(db, ids);
  const lastSeconds = lastCallSeconds(db, ids);
  const usual = averageHandleSeconds(db, addDays(date, -MEASURED_DAYS), addDays(date, -1)) ?? USUAL_CALL_SECONDS;
  const secondsOf = (customerId: string): number => Math.max(1, Math.round(lastSeconds.get(customerId) ?? usual));
  const loads = new Map<string, number>();
  const ofPerson = new Map<string, string>();
  const give = (customerId: string, owner: string): void => {
    loads.set(owner, (loads.get(owner) ?? 0) + secondsOf(customerId));
    const person = persons.get(customerId);
    const other = person === undefined ? undefined : ofPerson.get(person);
    if (person !== undefined && (other === undefined || owner < other)) ofPerson.set(person, owner);
  };
  for (const [customerId, owner] of owners) if (owner !== null) give(customerId, owner);

  const calls = new Map<string, CallToShare & { readonly customerIds: readonly string[] }>();
  const inOrder = [...toShare].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
  for (const { customerId, routeId } of inOrder) {
    const person = persons.get(customerId);
    const key = person === undefined ? customerId : `of ${person}`;
    const call = calls.get(key);
    const known = person === undefined ? undefined : ofPerson.get(person);
    // Who may have one of somebody's shops but not the other gets neither.
    const may = ofThose(customerId, call?.among ?? among(routeId));
    const candidates = !call && known !== undefined && may.includes(known) ? [known] : may;
    calls.set(key, {
      key,
      seconds: (call?.seconds ?? 0) + secondsOf(customerId),
      among: candidates,
      customerIds: [...(call?.customerIds ?? []), customerId],
    });
  }
  const shares = shareByMinutes([...calls.values()], loads);
  for (const { key, customerIds } of calls.values()) {
    for (const customerId of customerIds) owners.set(customerId, shares.get(key) ?? null);
  }
}

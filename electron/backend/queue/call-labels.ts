import { absenceWithin } from '../../../db/absences.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import type { CustomerRow } from '../../../db/customers.ts';
import { membershipsOf } from '../../../db/queue-lists.ts';
import { findRoute } from '../../../db/routes.ts';
import { allStrategies, overridesOn, type StrategyRow } from '../../../db/strategies.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import {
  chooseStrategy,
  isValidOn,
  type VersionsOn,
  versionsOn,
} from '../../../shared/domain/strategies/strategy-version.ts';
import { mayBeGiven } from './may-be-given.ts';

export interface CallLabelFacts {
  readonly db: ReadableDB;
  readonly settings: CompanySettings;
  /** The day of the calls. */
  readonly today: string;
  readonly versions: VersionsOn<StrategyRow>;
}

/** What the calls of a day have in common; read once for any number of them. */
export function callLabelFacts(db: ReadableDB, settings: CompanySettings, today: string): CallLabelFacts {
  const versions = versionsOn([...allStrategies(db), ...overridesOn(db, today)], today);
  return { db, settings, today, versions };
}

/** What a call of this customer has that no rule of the day made: its hours and attempts are those of any call of its class. */
export function callLabelsOf({ db, settings, today, versions }: CallLabelFacts, customer: CustomerRow) {
  const held = membershipsOf(db, customer.id).filter((membership) => isValidOn(membership, today));
  const chosen = chooseStrategy(customer.id, held, versions);
  return {
    customerId: customer.id,
    businessDate: today,
    strategyId: chosen?.version.id ?? null,
    callingWindows: chosen?.version.callingWindows ?? '[]',
    mostAttempts: chosen?.version.mostAttemptsADay ?? 3,
    classId: chosen?.classId ?? null,
    routeCode: customer.routeId === null ? '' : (findRoute(db, customer.routeId)?.code ?? ''),
    customerCode: customer.code,
    preferredFromMinute: customer.preferredFromMinute,
    preferredToMinute: customer.preferredToMinute,
    ownerOperatorId: settings.givingOut === 'owner' ? ownerToday(db, customer, today) : null,
  };
}

/** The customer's own operator, the deputy (who holds what the customer needs) when absent; null: anybody. */
function ownerToday(db: ReadableDB, customer: CustomerRow, today: string): string | null {
  const isHere = (operatorId: string | null): operatorId is string =>
    operatorId !== null && !absenceWithin(db, operatorId, today, today);
  if (isHere(customer.ownerOperatorId)) return customer.ownerOperatorId;
  const { deputyOperatorId: deputyId } = customer;
  return isHere(deputyId) && mayBeGiven(db, customer.id)(deputyId) ? deputyId : null;
}

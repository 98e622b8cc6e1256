import type { ReadableDB } from '../../../db/connection.ts';
import { needOfCustomer } from '../../../db/queue-skills.ts';
import { skillsOfOperator } from '../../../db/skills.ts';
import { holdsAll, NO_SKILLS } from '../../../shared/domain/queue/skills.ts';

/**
 * To whom a rule may give a customer's calls: to its own operator, and to who holds all the skills that it needs. What a
 * lead gives to one person by name is no rule's.
 */
export function mayBeGiven(db: ReadableDB, customerId: string): (operatorId: string) => boolean {
  const { needed, ownOperatorId } = needOfCustomer(db, customerId);
  if (needed === NO_SKILLS) return () => true;
  return (operatorId) => operatorId === ownOperatorId || holdsAll(new Set(skillsOfOperator(db, operatorId)), needed);
}

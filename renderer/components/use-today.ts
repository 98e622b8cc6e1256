import { businessDateAt } from '../../shared/domain/calendar/business-date.ts';
import { serverNow } from '../state/server-clock.ts';
import { useCompany } from './company-context.ts';

/** The company's business date, known before any list has come: a form begins with it however late the list is. */
export function useToday(): string {
  return businessDateAt(serverNow(), useCompany().timeZone);
}

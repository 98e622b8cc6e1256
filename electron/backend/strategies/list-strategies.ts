import { countCustomers } from '../../../db/customers.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  allStrategies,
  customersByStrategy,
  isStrategyUsed,
  type StrategyCounts,
  type StrategyRow,
} from '../../../db/strategies.ts';
import type { StrategyVersionView } from '../../../shared/contract/strategies.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { CallingWindow } from '../../../shared/domain/queue/calling-windows.ts';
import { versionsOn } from '../../../shared/domain/strategies/strategy-version.ts';
import type { ActionContext } from '../api/procedure.ts';
import { FEW_CUSTOMERS } from '../customers/listed-ids.ts';
import type { JobContext } from '../jobs/job.ts';
import { classLabels } from './class-labels.ts';

/** Every version of every strategy, with how many customers have it today. */
export async function listStrategies({
  services,
  nowMs,
}: ActionContext): Promise<{ today: string; strategies: StrategyVersionView[]; withoutStrategy: number }> {
  const { db, jobs } = services;
  const today = businessDateAt(nowMs, companySettings(db).timeZone);
  const label = classLabels(db);
  const versions = allStrategies(db);
  const { byClass, byDefault } = versionsOn(versions, today);
  const versionsHeld = byDefault ? [...byClass.values(), byDefault] : [...byClass.values()];
  const held = versionsHeld.map(({ id, classId }) => ({ id, classId }));
  const isFew = countCustomers(db) <= FEW_CUSTOMERS;
  const { byStrategy, without } = isFew
    ? customersByStrategy(db, today, held)
    : await jobs.run('count-strategies', { date: today, held });
  const strategies = versions.map((version) => ({
    ...viewOf(version),
    ...label(version.classId),
    used: isStrategyUsed(db, version.id),
    customers: byStrategy.get(version.id) ?? 0,
  }));
  return { today, strategies, withoutStrategy: without };
}

/** The job that counts in a large center: every customer and every membership of today is looked at. */
export function countStrategies(
  job: JobContext,
  { date, held }: { readonly date: string; readonly held: readonly { id: string; classId: string | null }[] },
): StrategyCounts {
  return customersByStrategy(job.reader, date, held);
}

function viewOf(version: StrategyRow) {
  const { callingWindows, madeUp, ...rest } = version;
  return { ...rest, madeUp: madeUp === 1, callingWindows: JSON.parse(callingWindows) as CallingWindow[] };
}

import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { allStrategies, customersByStrategy, isStrategyUsed, type StrategyRow } from '../../../db/strategies.ts';
import type { StrategyVersionView } from '../../../shared/contract/strategies.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { CallingWindow } from '../../../shared/domain/queue/calling-windows.ts';
import { versionsOn } from '../../../shared/domain/strategies/strategy-version.ts';
import type { ReadContext } from '../services.ts';
import { classLabels } from './class-labels.ts';

/** Every version of every strategy, with how many customers have it today. */
export function listStrategies(
  db: ReadableDB,
  ctx: ReadContext,
  _input: object,
): { today: string; strategies: StrategyVersionView[]; withoutStrategy: number } {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const label = classLabels(db);
  const versions = allStrategies(db);
  const { byClass, byDefault } = versionsOn(versions, today);
  const held = byDefault ? [...byClass.values(), byDefault] : [...byClass.values()];
  const { byStrategy, without } = customersByStrategy(
    db,
    today,
    held.map((version) => ({ id: version.id, classId: version.classId })),
  );
  const strategies = versions.map((version) => ({
    ...viewOf(version),
    ...label(version.classId),
    used: isStrategyUsed(db, version.id),
    customers: byStrategy.get(version.id) ?? 0,
  }));
  return { today, strategies, withoutStrategy: without };
}

function viewOf(version: StrategyRow) {
  const { callingWindows, madeUp, ...rest } = version;
  return { ...rest, madeUp: madeUp === 1, callingWindows: JSON.parse(callingWindows) as CallingWindow[] };
}

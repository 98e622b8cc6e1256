import type { BandsInput, ClassTypeView } from '../../../shared/contract/classes.ts';
import { addDays, isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';

export interface BandsForm {
  readonly measure: BandsInput['measure'];
  readonly by: BandsInput['by'];
  readonly from: string;
  readonly to: string;
  readonly validFrom: string;
  readonly reason: string;
  /** Best first. `limit` in whole units of money, orders, goods or percent. */
  readonly bands: readonly {
    readonly classId: string;
    readonly name: string;
    readonly use: boolean;
    readonly limit: number;
  }[];
}

const YEAR_DAYS = 365;

/** A form that most centers can use as it is: a year of turnover, the classes in their order from the top. */
export function beginBands(
  type: ClassTypeView,
  lastOrderDate: string,
  today: string,
  by: BandsInput['by'] = 'top-percent',
): BandsForm {
  const to = lastOrderDate < today ? lastOrderDate : today;
  const count = type.classes.length;
  return {
    measure: 'turnover',
    by,
    from: addDays(to, -YEAR_DAYS + 1),
    to,
    // A history that ended long ago is classified from the month in which it ended.
    reason: '',
    validFrom: addDays(to, 60) < today ? `${to.slice(0, 8)}01` : today,
    bands: type.classes.map((one, index) => ({
      classId: one.id,
      name: one.name,
      use: true,
      limit: by === 'top-percent' ? shareOf(index, count) : leastOf(index, count),
    })),
  };
}

/** What is asked of the backend, or null while something is missing. `digits`: of the currency's minor unit, where limits are money. */
export function inputOfBands(classTypeId: string, form: BandsForm, digits: number): BandsInput | null {
  const { measure, by, from, to, validFrom } = form;
  const reason = form.reason.trim();
  const bands = form.bands.filter((band) => band.use);
  if (![from, to, validFrom].every(isBusinessDate) || bands.length === 0 || reason === '') return null;
  const scale = by === 'at-least' && measure === 'turnover' ? 10 ** digits : 1;
  return {
    classTypeId,
    measure,
    by,
    from,
    to,
    validFrom,
    reason,
    bands: bands.map((band) => ({ classId: band.classId, limit: Math.round(band.limit * scale * 100) / 100 })),
  };
}

/** A tenth for the best, the rest for the last, even shares between. */
function shareOf(index: number, count: number): number {
  if (count === 1) return 100;
  if (index === 0) return 10;
  if (count === 2) return 90;
  const each = Math.floor(90 / (count - 1));
  return index === count - 1 ? 90 - each * (count - 2) : each;
}

function leastOf(index: number, count: number): number {
  return index === count - 1 ? 0 : 10 ** (count - index + 2);
}

import { AREAS } from './data/places.ts';
import type { SampleTeam } from './people.ts';
import type { Random } from './random.ts';

export interface SampleRouteDay {
  readonly orderWeekday: number;
  readonly cutoffDayOffset: number;
  readonly cutoffMinute: number;
  readonly deliveryDayOffset: number;
  readonly deductionDayOffset: number;
  readonly deductionMinute: number;
  readonly rescueDayOffset: number;
  readonly rescueMinute: number;
}
export interface SampleRoute {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly team: SampleTeam;
  readonly areaCode: string;
  readonly area: string;
  readonly streets: readonly string[];
  readonly days: readonly SampleRouteDay[];
}

/** In minutes of the order day. */
const NEXT_MORNING = 1440 + 690;

/**
 * Order weekdays and cut-off. Each team gets them in this order, so that the first four already cover the week, and
 * every weekday has a route that is open until midnight: whenever the sample is tried, somebody can be called. A cut-off
 * of the next morning lets a call that reached nobody go on there.
 */
const TIMETABLES: readonly (readonly [weekdays: readonly number[], cutoffMinute: number])[] = [
  [[1, 4], 1440],
  [[2, 5], 1440],
  [[3, 6], 1440],
  [[7], 1440],
  [[1, 4], NEXT_MORNING],
  [[2], 900],
  [[3, 5], NEXT_MORNING],
  [[4], 1020],
  [[5], 990],
  [[6], 1020],
  [[2, 4], 1200],
  [[7], 1080],
  [[1, 3, 5], 1080],
];

const CUSTOMERS_A_ROUTE = 80;
const DAY_MINUTES = 1440;

export function sampleRoutes(
  random: Random,
  customers: number,
  teams: readonly SampleTeam[],
  createdAtMs: number,
): SampleRoute[] {
  const count = Math.min(4000, Math.max(4 * teams.length, Math.round(customers / CUSTOMERS_A_ROUTE)));
  const digits = Math.max(2, String(count).length);
  const places = AREAS.flatMap(([areaCode, area, streets]) =>
    streets.split(' ').map((street) => ({ areaCode, area, street })),
  );
  return Array.from({ length: count }, (_, index): SampleRoute => {
    const number = String(index + 1).padStart(digits, '0');
    const [weekdays, cutoffMinute] = TIMETABLES[
      Math.floor(index / teams.length) % TIMETABLES.length
    ] as (typeof TIMETABLES)[number];
    const first = places[Math.floor((index * places.length) / count)] as (typeof places)[number];
    const last = Math.max(
      Math.floor((index * places.length) / count) + 1,
      Math.floor(((index + 1) * places.length) / count),
    );
    const streets = places
      .slice(Math.floor((index * places.length) / count), last)
      .filter((place) => place.areaCode === first.areaCode)
      .map((place) => place.street);
    return {
      id: random.uuid(createdAtMs),
      code: `R${number}`,
      name: `${first.area}${first.street.replace(/(街道|镇|乡)$/, '')}${number}线`,
      team: teams[index % teams.length] as SampleTeam,
      areaCode: first.areaCode,
      area: first.area,
      streets,
      days: weekdays.map((orderWeekday) => routeDay(orderWeekday, cutoffMinute)),
    };
  });
}

/** Open until midnight or the next morning: collected then and delivered the day after. Else: delivered the next day. */
function routeDay(orderWeekday: number, cutoffMinute: number): SampleRouteDay {
  if (cutoffMinute > DAY_MINUTES) {
    return {
      orderWeekday,
      cutoffDayOffset: 1,
      cutoffMinute: cutoffMinute - DAY_MINUTES,
      deliveryDayOffset: 2,
      deductionDayOffset: 1,
      deductionMinute: cutoffMinute - DAY_MINUTES + 60,
      rescueDayOffset: 1,
      rescueMinute: cutoffMinute - DAY_MINUTES + 120,
    };
  }
  if (cutoffMinute === DAY_MINUTES) {
    return {
      orderWeekday,
      cutoffDayOffset: 0,
      cutoffMinute,
      deliveryDayOffset: 2,
      deductionDayOffset: 1,
      deductionMinute: 540,
      rescueDayOffset: 1,
      rescueMinute: 660,
    };
  }
  return {
    orderWeekday,
    cutoffDayOffset: 0,
    cutoffMinute,
    deliveryDayOffset: 1,
    deductionDayOffset: 0,
    deductionMinute: cutoffMinute + 60,
    rescueDayOffset: 0,
    rescueMinute: cutoffMinute + 120,
  };
}

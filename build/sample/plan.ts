import { addDays, type BusinessDate, weekdayOf } from '../../shared/domain/calendar/business-date.ts';
import { PUBLISHED_DAYS } from './data/holidays.ts';
import type { SampleProduct } from './products.ts';
import type { Random } from './random.ts';

export const GRADES = ['KA', 'A', 'B', 'N'] as const;
export type Grade = (typeof GRADES)[number];

export interface SampleClass {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
export interface SampleClassType {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly groupRank: number;
  readonly isMain: boolean;
  readonly classes: readonly SampleClass[];
}
export interface SampleStrategy {
  readonly id: string;
  readonly classId: string;
  readonly name: string;
  readonly validFrom: BusinessDate;
  readonly validTo: BusinessDate | null;
  readonly rule: string;
  readonly holidayRule: 'earlier' | 'later' | 'skip' | 'keep';
  readonly callingWindows: readonly { readonly fromMinute: number; readonly toMinute: number }[];
  readonly mostAttemptsADay: number;
  readonly leastMinutesBetweenAttempts: number;
  readonly notReached: 'next-working-day' | 'drop';
  readonly rank: number;
}
export interface SampleQuota {
  readonly id: string;
  readonly kind: 'product-class' | 'class-total' | 'product-supply';
  readonly productId: string | null;
  readonly classId: string | null;
  readonly validFrom: BusinessDate;
  readonly validTo: BusinessDate;
  readonly quantity: number;
  readonly floatPercent: number;
}
export interface SampleDay {
  readonly date: BusinessDate;
  readonly name: string;
  readonly working: boolean;
}

/** How often each grade is called and how large its shops are. */
export const GRADE_FACTS: Readonly<
  Record<
    Grade,
    { name: string; share: number; weeks: number; lines: readonly [number, number]; size: number; most: number }
  >
> = {
  KA: { name: '重点客户', share: 0.03, weeks: 1, lines: [15, 24], size: 4, most: 20 },
  A: { name: 'A 档', share: 0.17, weeks: 1, lines: [9, 15], size: 2, most: 10 },
  B: { name: 'B 档', share: 0.45, weeks: 2, lines: [5, 10], size: 1.2, most: 5 },
  N: { name: '普通客户', share: 0.345, weeks: 4, lines: [3, 6], size: 1, most: 2 },
};

export function sampleClassTypes(random: Random, atMs: number): { grade: SampleClassType; format: SampleClassType } {
  const made = (code: string, name: string): SampleClass => ({ id: random.uuid(atMs), code, name });
  return {
    grade: {
      id: random.uuid(atMs),
      code: 'GRADE',
      name: '客户档位',
      groupRank: 1,
      isMain: true,
      classes: GRADES.map((code) => made(code, GRADE_FACTS[code].name)),
    },
    format: {
      id: random.uuid(atMs),
      code: 'FORMAT',
      name: '经营业态',
      groupRank: 2,
      isMain: false,
      classes: [
        made('CVS', '便利店'),
        made('SUP', '超市'),
        made('TOB', '烟酒店'),
        made('GRO', '食杂店'),
        made('OTH', '其他'),
      ],
    },
  };
}

/** Each grade's cycle on the customer's own weekday; grade N is called twice as often from eight weeks ahead on. */
export function sampleStrategies(random: Random, grade: SampleClassType, today: BusinessDate): SampleStrategy[] {
  const validFrom = mondayOf(addDays(today, -365));
  const change = mondayOf(addDays(today, 56));
  const base = {
    validTo: null,
    holidayRule: 'earlier',
    callingWindows: [],
    mostAttemptsADay: 3,
    leastMinutesBetweenAttempts: 30,
    notReached: 'next-working-day',
  } as const;
  const rule = (weeks: number) => (weeks === 1 ? 'FREQ=WEEKLY' : `FREQ=WEEKLY;INTERVAL=${weeks}`);
  const strategies: SampleStrategy[] = [];
  GRADES.forEach((code, index) => {
    const classId = (grade.classes[index] as SampleClass).id;
    const { weeks, name } = GRADE_FACTS[code];
    const id = random.uuid(0);
    const rank = (index + 1) * 10;
    const title = weeks === 1 ? `${name} 每周订货` : `${name} 每 ${weeks} 周订货`;
    const common = { ...base, id, classId, name: title, validFrom, rule: rule(weeks), rank };
    if (code === 'KA') {
      const callingWindows = [
        { fromMinute: 510, toMinute: 720 },
        { fromMinute: 810, toMinute: 1080 },
      ];
      strategies.push({ ...common, callingWindows, mostAttemptsADay: 4 });
    } else if (code === 'N') {
      strategies.push({ ...common, validTo: addDays(change, -1), holidayRule: 'skip', notReached: 'drop' });
      const next = { name: `${name} 每 2 周订货`, validFrom: change, rule: rule(2) };
      strategies.push({ ...common, ...next, id: random.uuid(0), notReached: 'drop' });
    } else strategies.push(common);
  });
  return strategies;
}

/**
 * Weekly quotas of the quota products, from `weeksBefore` weeks ago to eight weeks ahead: the most of each customer by grade, the
 * total by grade, and the supply of the scarcest over the whole center.
 */
export function sampleQuotas(
  random: Random,
  products: readonly SampleProduct[],
  grade: SampleClassType,
  customers: number,
  today: BusinessDate,
  weeksBefore = 1,
): SampleQuota[] {
  const quotas: SampleQuota[] = [];
  const scarce = products.filter((product) => product.isQuota);
  const share = 1 / (scarce.length || 1);
  for (let week = -weeksBefore; week <= 8; week += 1) {
    const validFrom = addDays(mondayOf(today), week * 7);
    const dates = { validFrom, validTo: addDays(validFrom, 6) };
    const add = (quota: Omit<SampleQuota, 'id' | 'validFrom' | 'validTo'>) =>
      quotas.push({ id: random.uuid(0), ...dates, ...quota });
    GRADES.forEach((code, index) => {
      const classId = (grade.classes[index] as SampleClass).id;
      const { most } = GRADE_FACTS[code];
      for (const product of scarce) {
        const quantity = Math.max(0, Math.round((most * (7 - product.level)) / 3));
        add({ kind: 'product-class', productId: product.id, classId, quantity, floatPercent: 0 });
      }
      add({ kind: 'class-total', productId: null, classId, quantity: most * 12, floatPercent: 10 });
    });
    for (const product of scarce.filter(({ level }) => level >= 5)) {
      const quantity = Math.max(5, Math.round(customers * share * (8 - product.level) * 0.8));
      add({ kind: 'product-supply', productId: product.id, classId: null, quantity, floatPercent: 5 });
    }
  }
  return quotas;
}

/** The published days of all years, by date. */
export function publishedDays(): SampleDay[] {
  return PUBLISHED_DAYS.flatMap(([year, name, days]) =>
    days.split(' ').map((day) => {
      const monthDay = day.replace('+', '');
      return {
        date: `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`,
        name,
        working: day.startsWith('+'),
      };
    }),
  );
}

export function mondayOf(date: BusinessDate): BusinessDate {
  return addDays(date, 1 - weekdayOf(date));
}

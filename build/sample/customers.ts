import { addDays, type BusinessDate, WEEKDAY_CODES } from '../../shared/domain/calendar/business-date.ts';
import { CITY } from './data/places.ts';
import { personName, type ShopFormat, shopName, streetAddress } from './names.ts';
import type { SampleOptions } from './options.ts';
import { landlineNumber, mobileNumber } from './phones.ts';
import { GRADE_FACTS, GRADES, type Grade, mondayOf } from './plan.ts';
import { type Random, randomFrom } from './random.ts';
import type { SampleRoute } from './routes.ts';

export interface SamplePhone {
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly dead: boolean;
}
export interface SamplePause {
  readonly id: string;
  readonly validFrom: BusinessDate;
  readonly validTo: BusinessDate | null;
  readonly reason: string;
}
export interface SampleCustomer {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly licenceNumber: string;
  readonly contact: string;
  readonly address: string;
  readonly area: string;
  readonly customerManager: string;
  readonly route: SampleRoute;
  /** RFC 5545 codes, or null: the route's only day. */
  readonly orderWeekdays: string | null;
  readonly cycleAnchor: BusinessDate;
  readonly ownerId: string | null;
  readonly ownerOperatorId: string;
  readonly deputyOperatorId: string | null;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
  readonly status: 'active' | 'closed';
  readonly doNotCall: boolean;
  readonly depositMinor: number;
  readonly creditLimitMinor: number | null;
  /** Invented: no bank gives out numbers that begin so. */
  readonly settlementAccount: string;
  readonly note: string | null;
  /** null: the few whose class was forgotten, so that the report of customers without a strategy has something to say. */
  readonly grade: Grade | null;
  readonly format: ShopFormat;
  readonly phones: readonly SamplePhone[];
  readonly pause: SamplePause | null;
  /** ISO weekdays it really orders on. */
  readonly weekdays: readonly number[];
}

const NOTES = [
  '上午十点前老板不在，下午再打。',
  '老板听不清普通话，请讲慢一点。',
  '只要硬盒，不要推荐软盒。',
  '送货请走后门。',
  '月底资金紧张，提醒存款。',
] as const;

/** The customer with this index (from 0): made alone, so that a million of them never stand in memory. */
export function sampleCustomer(
  index: number,
  options: SampleOptions,
  routes: readonly SampleRoute[],
  createdAtMs: number,
): SampleCustomer {
  const { customers, seed, today } = options;
  const random = randomFrom(`${seed}/customer/${index}`);
  const route = routes[Math.floor((index * routes.length) / customers)] as SampleRoute;
  const owner = ownerOf(index, seed, createdAtMs);
  const contact = owner?.name ?? personName(random);
  const street = random.pick(route.streets);
  const { name, format } = shopName(random, contact, street);
  const grade = gradeOf(random);
  const weekdays = weekdaysOf(random, route, grade);
  const onlyDay = route.days.length === 1;
  const operators = route.team.operatorIds;
  const fate = random.next();
  const weeks = grade === null ? 1 : GRADE_FACTS[grade].weeks;
  const anchorWeek = mondayOf(addDays(today, -7 * (40 + random.between(0, weeks - 1))));
  const size = grade === null ? 1 : GRADE_FACTS[grade].size;
  const preferred = random.chance(0.12) ? random.pick([540, 600, 840, 900, 960]) : null;
  const digits = Math.max(6, String(customers).length);
  return {
    id: random.uuid(createdAtMs),
    code: `C${String(index + 1).padStart(digits, '0')}`,
    name,
    licenceNumber: route.areaCode + String(100_000 + index).padStart(7, '0'),
    contact,
    address: `${CITY}${route.area}${street}${streetAddress(random)}`,
    area: route.area,
    customerManager: personName(randomFrom(`${seed}/manager/${Math.floor(index / 320)}`)),
    route,
    orderWeekdays:
      onlyDay && !random.chance(0.2) ? null : weekdays.map((weekday) => WEEKDAY_CODES[weekday - 1]).join(','),
    cycleAnchor: addDays(anchorWeek, (weekdays[0] as number) - 1),
    ownerId: owner?.id ?? null,
    ownerOperatorId: operators[index % operators.length] as string,
    deputyOperatorId: operators.length > 1 ? (operators[(index + 1) % operators.length] as string) : null,
    preferredFromMinute: preferred,
    preferredToMinute: preferred === null ? null : preferred + 60,
    status: fate < 0.01 ? 'closed' : 'active',
    doNotCall: fate >= 0.01 && fate < 0.018,
    depositMinor: Math.round(Math.max(0, 2600 + random.normal() * 1500) * size) * 100,
    creditLimitMinor: grade === 'KA' && random.chance(0.5) ? random.between(20, 80) * 100_000 : null,
    settlementAccount: `0000${String(31_000_000_000 + index * 7919).padStart(12, '0')}`,
    note: random.chance(0.05) ? random.pick(NOTES) : null,
    grade,
    format,
    phones: fate >= 0.025 && fate < 0.037 ? [] : phonesOf(random, index, seed, contact, owner?.phone, createdAtMs),
    pause: fate >= 0.018 && fate < 0.025 ? pauseOf(random, today, createdAtMs) : null,
    weekdays,
  };
}

interface SampleOwner {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

/** In every sixty customers one owner has two shops, in every third sixty three, with one phone. */
function ownerOf(index: number, seed: number, createdAtMs: number): SampleOwner | undefined {
  const group = Math.floor(index / 60);
  const place = index % 60;
  if (place !== 10 && place !== 11 && !(place === 12 && group % 3 === 0)) return undefined;
  const random = randomFrom(`${seed}/owner/${group}`);
  return { id: random.uuid(createdAtMs), name: personName(random), phone: mobileNumber(random) };
}

function gradeOf(random: Random): Grade | null {
  let left = random.next();
  for (const grade of GRADES) {
    left -= GRADE_FACTS[grade].share;
    if (left < 0) return grade;
  }
  return null;
}

/** Large shops order on every day of the route, the others on one. */
function weekdaysOf(random: Random, route: SampleRoute, grade: Grade | null): number[] {
  const all = route.days.map((day) => day.orderWeekday);
  return grade === 'KA' ? all : [random.pick(all)];
}

function phonesOf(
  random: Random,
  index: number,
  seed: number,
  contact: string,
  ownerPhone: string | undefined,
  createdAtMs: number,
): SamplePhone[] {
  const count = random.chance(0.62) ? 1 : random.chance(0.8) ? 2 : 3;
  const phones: SamplePhone[] = [];
  for (let position = 0; position < count; position += 1) {
    const number = random.chance(position === 0 ? 0.05 : 0.4) ? landlineNumber(random) : mobileNumber(random);
    phones.push({
      id: random.uuid(createdAtMs),
      number: position === 0 ? (ownerPhone ?? sharedPhone(index, seed) ?? number) : number,
      label: position === 0 ? contact : position === 1 ? '店内' : '家人',
      dead: count > 1 && position === 0 && random.chance(0.015),
    });
  }
  return phones;
}

/** Neighbours who give one phone, two in about a hundred customers, without being one owner. */
function sharedPhone(index: number, seed: number): string | undefined {
  const place = index % 97;
  if (place !== 40 && place !== 41) return undefined;
  return mobileNumber(randomFrom(`${seed}/shared/${Math.floor(index / 97)}`));
}

function pauseOf(random: Random, today: BusinessDate, createdAtMs: number): SamplePause {
  const validFrom = addDays(today, -random.between(1, 20));
  return {
    id: random.uuid(createdAtMs),
    validFrom,
    validTo: random.chance(0.3) ? null : addDays(today, random.between(0, 30)),
    reason: random.pick(['店铺装修', '许可证暂停', '店主外出', '春节回乡']),
  };
}

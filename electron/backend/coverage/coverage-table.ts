import { COVERAGE_REASONS, type CoverageReason } from '../../../shared/contract/coverage.ts';
import { COVERAGE_STATES, type CoverageState } from '../../../shared/domain/coverage/coverage-of.ts';
import type { SkillSet } from '../../../shared/domain/queue/skills.ts';

/**
 * The coverage of every customer as columns: made in a worker, sent to the main thread without copying object by
 * object, and filtered there in a few milliseconds. Sorted: overdue first, the longest first; then by code.
 * Days are day numbers; {@link NO_DAY} where there is none, {@link NONE} where no route, class or operator.
 */
export interface CoverageTable {
  readonly today: string;
  readonly asOfMs: number;
  readonly size: number;
  readonly searchId: Int32Array;
  /** Places in COVERAGE_STATES and COVERAGE_REASONS. */
  readonly state: Uint8Array;
  readonly reason: Uint8Array;
  readonly daysOverdue: Uint16Array;
  readonly cyclesMissed: Uint8Array;
  readonly lastDay: Int32Array;
  readonly nextDay: Int32Array;
  readonly lastOrderDay: Int32Array;
  readonly lastResultDay: Int32Array;
  /** Own rhythm: twice the usual gap (0: no rhythm), and days late. */
  readonly usualGapHalfDays: Uint16Array;
  readonly byDay: Int32Array;
  readonly daysLate: Uint16Array;
  /** Places in the lists below. */
  readonly route: Uint16Array;
  readonly class: Uint16Array;
  readonly operator: Uint16Array;
  /** What those customers need that nobody could be given: see `compute-coverage.ts`. */
  readonly unskilled: Uint16Array;
  readonly routeIds: readonly string[];
  readonly classIds: readonly string[];
  readonly operatorIds: readonly string[];
  readonly skillSets: readonly SkillSet[];
}

export const NO_DAY = -2_147_483_648;
export const NONE = 65_535;

/** One customer as it is worked out. */
export interface CoverageLine {
  readonly searchId: number;
  readonly state: CoverageState;
  readonly reason: CoverageReason | null;
  readonly daysOverdue: number;
  readonly cyclesMissed: number;
  readonly lastDay: number | null;
  readonly nextDay: number | null;
  readonly lastOrderDay: number | null;
  readonly lastResultDay: number | null;
  readonly usualGapDays: number;
  readonly byDay: number | null;
  readonly daysLate: number;
  readonly routeId: string | null;
  readonly classId: string | null;
  readonly operatorId: string | null;
  /** The skills that its next call needs and nobody at work that day holds; null: somebody does, or none are needed. */
  readonly unskilled: SkillSet | null;
}

const MOST_16 = 65_535;
const MOST_8 = 255;
const NO_REASON = 255;

/** Packs lines that come by code. */
export function packCoverage(lines: readonly CoverageLine[], today: string, asOfMs: number): CoverageTable {
  const size = lines.length;
  const rank = Uint8Array.from(lines, (line) => COVERAGE_STATES.indexOf(line.state));
  const order = Uint32Array.from(lines, (_line, at) => at).sort((a, b) => {
    const [one, other] = [lines[a] as CoverageLine, lines[b] as CoverageLine];
    return (
      (rank[a] as number) - (rank[b] as number) ||
      other.daysOverdue - one.daysOverdue ||
      other.daysLate - one.daysLate ||
      a - b
    );
  });
  const routes = createPlaces();
  const classes = createPlaces();
  const operators = createPlaces();
  const skillSets = createPlaces();
  const table = {
    today,
    asOfMs,
    size,
    searchId: new Int32Array(size),
    state: new Uint8Array(size),
    reason: new Uint8Array(size),
    daysOverdue: new Uint16Array(size),
    cyclesMissed: new Uint8Array(size),
    lastDay: new Int32Array(size),
    nextDay: new Int32Array(size),
    lastOrderDay: new Int32Array(size),
    lastResultDay: new Int32Array(size),
    usualGapHalfDays: new Uint16Array(size),
    byDay: new Int32Array(size),
    daysLate: new Uint16Array(size),
    route: new Uint16Array(size),
    class: new Uint16Array(size),
    operator: new Uint16Array(size),
    unskilled: new Uint16Array(size),
    routeIds: routes.ids,
    classIds: classes.ids,
    operatorIds: operators.ids,
    skillSets: skillSets.ids,
  };
  for (let at = 0; at < size; at += 1) {
    const line = lines[order[at] as number] as CoverageLine;
    table.searchId[at] = line.searchId;
    table.state[at] = rank[order[at] as number] as number;
    table.reason[at] = line.reason === null ? NO_REASON : COVERAGE_REASONS.indexOf(line.reason);
    table.daysOverdue[at] = Math.min(MOST_16, line.daysOverdue);
    table.cyclesMissed[at] = Math.min(MOST_8, line.cyclesMissed);
    table.lastDay[at] = line.lastDay ?? NO_DAY;
    table.nextDay[at] = line.nextDay ?? NO_DAY;
    table.lastOrderDay[at] = line.lastOrderDay ?? NO_DAY;
    table.lastResultDay[at] = line.lastResultDay ?? NO_DAY;
    table.usualGapHalfDays[at] = Math.min(MOST_16, Math.round(line.usualGapDays * 2));
    table.byDay[at] = line.byDay ?? NO_DAY;
    table.daysLate[at] = Math.min(MOST_16, line.daysLate);
    table.route[at] = routes.of(line.routeId);
    table.class[at] = classes.of(line.classId);
    table.operator[at] = operators.of(line.operatorId);
    table.unskilled[at] = skillSets.of(line.unskilled);
  }
  return table;
}

function createPlaces(): { of(id: string | null): number; readonly ids: string[] } {
  const ids: string[] = [];
  const places = new Map<string, number>();
  return {
    ids,
    of(id) {
      if (id === null) return NONE;
      let place = places.get(id);
      if (place === undefined) {
        place = ids.push(id) - 1;
        places.set(id, place);
      }
      return place;
    },
  };
}

import {
  type CaseFiguresInput,
  caseFiguresInput,
  FIGURE_GROUPS,
  type FigureGroup,
} from '../../../shared/contract/ticket-figures.ts';
import { CLOCK_KINDS, type ClockKind } from '../../../shared/contract/tickets.ts';
import { presetRange } from '../call-log/date-presets.ts';

export const FIGURE_VIEWS = ['clocks', 'times', 'outcomes', 'causes', 'satisfaction', 'trend'] as const;
export type FigureView = (typeof FIGURE_VIEWS)[number];

/** What the screen shows: what is counted, and what of it is looked at. */
export interface ShownFigures {
  readonly asked: CaseFiguresInput;
  readonly view: FigureView;
  readonly group: FigureGroup;
  readonly clock: ClockKind;
}

const IDS = { kind: 'kind', category: 'categoryId', unit: 'unitId', team: 'teamId', class: 'classId' } as const;

/**
 * The figures that an address asks for; what is not understood is left out. Without dates it is the last 30 days, as of
 * `today`. Backward dates stay as they are: the backend says its sentence.
 */
export function figuresOfAddress(address: URLSearchParams, today: string): ShownFigures {
  const { shape } = caseFiguresInput;
  const ids = Object.entries(IDS).map(([name, field]) => {
    const value = shape[field].safeParse(address.get(name) || null);
    return [field, value.success ? value.data : null];
  });
  const usual = presetRange('last30', today);
  const date = (name: 'from' | 'to') => {
    const value = shape[name].safeParse(address.get(name));
    return value.success ? value.data : usual[name];
  };
  return {
    asked: caseFiguresInput.parse({ ...Object.fromEntries(ids), from: date('from'), to: date('to') }),
    view: FIGURE_VIEWS.find((one) => one === address.get('view')) ?? 'clocks',
    group: FIGURE_GROUPS.find((one) => one === address.get('group')) ?? 'kind',
    clock: CLOCK_KINDS.find((one) => one === address.get('clock')) ?? 'solution',
  };
}

/** Inverse of {@link figuresOfAddress}. */
export function addressOfFigures({ asked, view, group, clock }: ShownFigures): Record<string, string> {
  const ids = Object.entries(IDS).flatMap(([name, field]) => (asked[field] === null ? [] : [[name, asked[field]]]));
  return {
    ...{ from: asked.from, to: asked.to },
    ...Object.fromEntries(ids),
    ...(view === 'clocks' ? {} : { view }),
    ...(group === 'kind' ? {} : { group }),
    ...(clock === 'solution' ? {} : { clock }),
  };
}

import { type FigureCases, figureCases } from '../../../../shared/contract/ticket-figures.ts';

/** Names in the address of the parts of a figure's cases; those of the list itself are other ones. */
const PARTS = {
  by: 'by',
  from: 'since',
  to: 'until',
  clock: 'clock',
  end: 'end',
  cause: 'cause',
  closedAs: 'closedAs',
  teamId: 'team',
  classId: 'class',
} as const satisfies Partial<Record<keyof FigureCases, string>>;

/** The figure whose cases an address asks for; null for none, or without a period. What is not understood is left out. */
export function figureOfAddress(address: URLSearchParams): FigureCases | null {
  const { shape } = figureCases;
  const words = Object.entries(PARTS).map(([field, name]) => {
    const value = shape[field as keyof typeof PARTS].safeParse(address.get(name) ?? undefined);
    return [field, value.success ? value.data : null];
  });
  const score = shape.score.safeParse(Number(address.get('score')));
  const found = figureCases.safeParse({
    ...Object.fromEntries(words),
    reopened: address.get('again') === '1',
    score: score.success ? score.data : null,
  });
  return found.success ? found.data : null;
}

/** Inverse of {@link figureOfAddress}. */
export function addressOfFigure(figure: FigureCases): Record<string, string> {
  const parts = Object.entries(PARTS).flatMap(([field, name]) => {
    const value = figure[field as keyof typeof PARTS];
    return value === null ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(parts),
    ...(figure.score === null ? {} : { score: String(figure.score) }),
    ...(figure.reopened ? { again: '1' } : {}),
  };
}

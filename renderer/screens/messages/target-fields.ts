import type { MessageLine, MessageTargets } from '../../../shared/contract/messages.ts';

/** What the form holds of whom a message is for. */
export interface TargetFields {
  readonly forWhom: 'all' | 'chosen';
  readonly classIds?: readonly string[];
  readonly routeIds?: readonly string[];
  readonly areas?: readonly string[];
  readonly codes?: string;
}

/** The codes in a pasted text: separated by blanks, line breaks, commas and their full-width kin; each once. */
export function codesIn(text: string): string[] {
  return [
    ...new Set(
      text
        .normalize('NFKC')
        .split(/[\s,;、]+/)
        .filter((code) => code !== ''),
    ),
  ];
}

/** null: nobody is named yet. */
export function targetsFrom(fields: TargetFields): MessageTargets | null {
  if (fields.forWhom === 'all') return { all: true, classIds: [], routeIds: [], areas: [], customerCodes: [] };
  const targets = {
    all: false,
    classIds: [...(fields.classIds ?? [])],
    routeIds: [...(fields.routeIds ?? [])],
    areas: [...(fields.areas ?? [])],
    customerCodes: codesIn(fields.codes ?? ''),
  };
  const named = targets.classIds.length + targets.routeIds.length + targets.areas.length + targets.customerCodes.length;
  return named === 0 ? null : targets;
}

export function fieldsOf({ targets }: MessageLine, codes: readonly string[]): TargetFields {
  return {
    forWhom: targets.all ? 'all' : 'chosen',
    classIds: targets.classes.map(({ id }) => id),
    routeIds: targets.routes.map(({ id }) => id),
    areas: targets.areas,
    codes: codes.join('\n'),
  };
}

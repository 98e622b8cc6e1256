import { allClasses, allClassTypes } from '../../../db/classes.ts';
import type { ReadableDB } from '../../../db/connection.ts';

export interface ClassLabel {
  readonly className: string | null;
  readonly classTypeName: string | null;
  readonly inGroups: boolean;
}

/** How strategies name their class (null: the company default), and whether its type is one of the customer groups. */
export function classLabels(db: ReadableDB): (classId: string | null) => ClassLabel {
  const types = new Map(allClassTypes(db).map((type) => [type.id, type]));
  const classes = new Map(allClasses(db).map((one) => [one.id, one]));
  return (classId) => {
    const one = classId === null ? undefined : classes.get(classId);
    const type = one && types.get(one.classTypeId);
    return {
      className: one?.name ?? null,
      classTypeName: type?.name ?? null,
      inGroups: classId === null || type?.groupRank != null,
    };
  };
}

import {
  absenceInput,
  absenceList,
  markAbsentInput,
  markAbsentOutput,
  undoAbsenceOutput,
} from '../../../shared/contract/absences.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { listAbsences } from '../queue/list-absences.ts';
import { markAbsent } from '../queue/mark-absent.ts';
import { endAbsence, undoAbsence } from '../queue/undo-absence.ts';
import { change, read, router } from './procedure.ts';

const manage = { right: 'queue.manage', audit: 'change', input: absenceInput } as const;

export const absencesRouter = router({
  list: read({ right: 'queue.manage', input: nothing, output: absenceList }, listAbsences),
  mark: change({ ...manage, input: markAbsentInput, output: markAbsentOutput }, markAbsent),
  undo: change({ ...manage, output: undoAbsenceOutput }, undoAbsence),
  end: change({ ...manage, output: done }, endAbsence),
});

import { z } from 'zod';
import { listSeats, listTeams } from '../../../db/teams.ts';
import { endedSessions } from '../../../shared/contract/auth.ts';
import {
  byId,
  firstPassword,
  firstPasswordsInput,
  newOperator,
  operatorActive,
  operatorChange,
  operatorPassword,
  operatorRow,
  seatChange,
  seatRow,
  teamChange,
  teamRow,
} from '../../../shared/contract/operators.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { endSessionsOf } from '../auth/end-sessions.ts';
import { unlockOperator } from '../auth/unlock-operator.ts';
import { addOperator } from '../operators/add-operator.ts';
import { editOperator } from '../operators/edit-operator.ts';
import { giveFirstPasswords } from '../operators/give-first-passwords.ts';
import { listPeople } from '../operators/list-people.ts';
import { removeSeat, saveSeat } from '../operators/save-seat.ts';
import { removeTeam, saveTeam } from '../operators/save-team.ts';
import { setOperatorActive } from '../operators/set-operator-active.ts';
import { setOperatorPassword } from '../operators/set-operator-password.ts';
import { action, change, read, router } from './procedure.ts';

const manage = { right: 'operators.manage' } as const;
const manageChange = { ...manage, audit: 'change' } as const;

export const operatorsRouter = router({
  list: read({ ...manage, input: nothing, output: z.array(operatorRow) }, (db, ctx, input) =>
    listPeople(db, ctx, input).map((row) => ({ ...row, roles: [...row.roles] })),
  ),
  add: action({ ...manageChange, input: newOperator, output: byId }, addOperator),
  edit: change({ ...manageChange, input: operatorChange, output: done }, editOperator),
  setActive: change({ ...manageChange, input: operatorActive, output: done }, setOperatorActive),
  endSessions: change({ ...manage, audit: 'access', input: byId, output: endedSessions }, endSessionsOf),
  unlock: change({ ...manageChange, input: byId, output: done }, unlockOperator),
  setPassword: action({ ...manageChange, input: operatorPassword, output: done }, setOperatorPassword),
  giveFirstPasswords: action(
    { ...manageChange, input: firstPasswordsInput, output: z.array(firstPassword) },
    giveFirstPasswords,
  ),
  seats: read({ right: 'session.own', input: nothing, output: z.array(seatRow) }, (db) => listSeats(db)),
  saveSeat: change({ ...manageChange, input: seatChange, output: byId }, saveSeat),
  removeSeat: change({ ...manageChange, input: byId, output: done }, removeSeat),
});

export const teamsRouter = router({
  list: read({ right: 'session.own', input: nothing, output: z.array(teamRow) }, (db) => listTeams(db)),
  save: change({ ...manageChange, input: teamChange, output: byId }, saveTeam),
  remove: change({ ...manageChange, input: byId, output: done }, removeTeam),
});

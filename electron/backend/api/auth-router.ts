import { z } from 'zod';
import { hasOperators } from '../../../db/operators.ts';
import { listSeatUse } from '../../../db/teams.ts';
import {
  changePassword,
  chooseSeat as chooseSeatInput,
  createAdministrator as createAdministratorInput,
  endedSessions,
  endOwnSessionsInput,
  firstStart,
  me,
  ownSession,
  seatChoice,
  signedIn,
  signIn as signInInput,
} from '../../../shared/contract/auth.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { changeOwnPassword } from '../auth/change-own-password.ts';
import { chooseSeat } from '../auth/choose-seat.ts';
import { createAdministrator } from '../auth/create-administrator.ts';
import { describeMe } from '../auth/describe-me.ts';
import { endOwnSessions } from '../auth/end-sessions.ts';
import { listOwnSessions } from '../auth/list-own-sessions.ts';
import { signIn } from '../auth/sign-in.ts';
import { signOut } from '../auth/sign-out.ts';
import { action, change, read, router } from './procedure.ts';

export const authRouter = router({
  firstStart: read({ right: 'public', input: nothing, output: firstStart }, (db) => ({ needed: !hasOperators(db) })),
  createAdministrator: action(
    { right: 'public', audit: 'access', input: createAdministratorInput, output: signedIn },
    createAdministrator,
  ),
  signIn: action({ right: 'public', audit: 'access', input: signInInput, output: signedIn }, signIn),
  signOut: change({ right: 'session.own', audit: 'access', input: nothing, output: done }, signOut),
  sessions: read({ right: 'session.own', input: nothing, output: z.array(ownSession) }, listOwnSessions),
  endSessions: change(
    { right: 'session.own', audit: 'access', input: endOwnSessionsInput, output: endedSessions },
    endOwnSessions,
  ),
  me: read({ right: 'session.own', input: nothing, output: me }, (db, ctx) => describeMe(db, ctx.actor)),
  changePassword: action(
    { right: 'session.own', audit: 'change', input: changePassword, output: done },
    changeOwnPassword,
  ),
  seats: read({ right: 'session.own', input: nothing, output: z.array(seatChoice) }, (db, ctx) =>
    listSeatUse(db, ctx.actor.operatorId, ctx.nowMs),
  ),
  chooseSeat: change({ right: 'session.own', audit: 'access', input: chooseSeatInput, output: me }, chooseSeat),
});

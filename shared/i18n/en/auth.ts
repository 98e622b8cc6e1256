import type { Messages } from '../messages.ts';
import type { auth as zh } from '../zh-CN/auth.ts';

export const auth: Messages<typeof zh> = {
  signIn: 'Sign in',
  signInTitle: 'Sign in to the workstation',
  login: 'Login',
  password: 'Password',
  signInAgain: 'Your session has ended; your work is kept behind this page',
  signInAgainHint: 'Sign in again to go on.',
  otherPerson: 'Somebody else',
  loginMissing: 'Type your login',
  passwordMissing: 'Type your password',
  chooseSeat: 'Choose your seat',
  chooseSeatHint: 'Where do you sit today? The call log names the seat.',
  withoutSeat: 'Work without a seat',
  seatUsedBy: '{{name}} is signed in there',
  seatChosen: 'Seat {{code}}',
  noSeats: 'There are no seats yet; you can go on without one.',
  currentPassword: 'Current password',
  newPassword: 'New password',
  repeatPassword: 'New password once more',
  passwordsDiffer: 'The two passwords differ',
  passwordRule: 'At least {{least}} characters; longer is better, special characters are not needed.',
  passwordChanged: 'Your password is changed; your other sessions have ended.',
  firstStart: 'Welcome to Orderline',
  firstStartHint:
    "This is the first start. Make the administrator's account, then add people and data: a few minutes to the first order.",
  stepAdministrator: 'Administrator',
  stepPeople: 'People',
  stepData: 'Data',
  yourName: 'Name',
  repeatNewPassword: 'Password once more',
  alsoSupervisor: 'I am also the supervisor (strategies, calendar, figures, exports)',
  alsoSupervisorHint:
    'Without it the administrator manages people, settings, imports and backups, and sees no business data.',
  createAdministrator: 'Make the administrator and sign in',
  nameMissing: 'Type the name',
};

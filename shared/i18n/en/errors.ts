import type { Messages } from '../messages.ts';
import type { errors as zh } from '../zh-CN/errors.ts';

export const errors: Messages<typeof zh> = {
  'session-ended': 'Your session has ended. Please sign in again.',
  'right-missing': 'You do not have the right to do this ({{right}}).',
  'command-id-missing': 'The request carries no command id; nothing was changed.',
  'command-reused': 'This command id was already used for something else; nothing was changed.',
  'database-busy': 'Another program is using the database. Please try again; nothing was changed.',
  internal: 'The program failed and wrote it to its log (no. {{logId}}). What was saved is not lost.',
  'input-invalid': 'Please check: {{fields}}',
  'field-invalid': 'This is not valid ({{problem}})',
  'procedure-unknown': 'The program cannot do this.',
  'request-invalid': 'The request was not understood.',
  'job-cancelled': 'Cancelled.',
  'job-failed': 'The background job "{{job}}" failed: {{problem}}',
  'disk-full':
    'The disk is full, so this was not saved; what was stored before is safe. Free some space and try again.',
  'data-folder-not-writable': 'The data folder cannot be written: {{file}}. Check its permissions.',
  'database-corrupt': 'The database file is damaged: {{file}}.',
  'database-from-future':
    'The database was written by a newer version ({{found}}; this program knows up to {{known}}). Please update the program.',
  'database-foreign': 'This file is not an Orderline database.',
  'backup-damaged': 'This backup is damaged; nothing was changed: {{file}}',
  'no-connection':
    'The program does not answer; it is being asked again. What you typed is not lost. Please try again in a moment.',
  unknown: 'This was not done ({{key}}).',
  'sign-in-failed': 'The login or the password is wrong.',
  'sign-in-wait': 'Too many wrong tries. Please try again in {{seconds}} s.',
  'sign-in-locked':
    'Too many wrong tries: this login is locked for {{minutes}} min. If you have forgotten the password, ask the administrator to set a new one.',
  'password-wrong': 'The current password is wrong.',
  'password-too-short': 'A password has at least {{least}} characters; this one has {{length}}.',
  'password-is-login': 'The password must not contain the login. Choose another one.',
  'password-one-character': 'The password only repeats one or two characters. Choose another one.',
  'password-common': 'This password is among the first that anybody would guess. Choose another one.',
  'first-start-over': 'There is an administrator already. Please sign in.',
  'operator-unknown': 'There is no such person. The list may have changed; look again.',
  'login-taken': 'The login "{{login}}" is taken. Choose another one.',
  'login-invalid': 'A login has 2 to 32 characters: letters, digits and . _ - @.',
  'last-administrator':
    '{{name}} is the last active administrator and must stay one. Make somebody else an administrator first.',
  'deputy-is-self': 'Nobody can be their own deputy.',
  'deputy-inactive': 'The deputy {{name}} is not active. Choose somebody else.',
  'seat-unknown': 'There is no such seat.',
  'seat-code-taken': 'There is a seat "{{code}}" already.',
  'seat-in-use': 'Seat {{code}} has people or records and cannot be deleted. You can rename it.',
  'team-unknown': 'There is no such team.',
  'team-code-taken': 'There is a team "{{code}}" already.',
  'team-in-use':
    'Team {{code}} still has {{operators}} people, {{seats}} seats and {{routes}} routes. Move them first.',
};

import type { Messages } from '../messages.ts';
import type { cli as zh } from '../zh-CN/cli.ts';

export const cli: Messages<typeof zh> = {
  description:
    'The command line of Orderline, for night jobs and administrators. Whoever may write the data folder may use it; the audit log names the system user.',
  version: 'show the version',
  dataDir: "data folder (default: the system's usual place)",
  json: 'print the result as JSON',
  lang: 'language: {{languages}} (default: from the system)',
  help: 'show this help',
  titles: {
    Usage: 'Usage:',
    Options: 'Options:',
    'Global Options': 'Global options:',
    Commands: 'Commands:',
    Arguments: 'Arguments:',
  },
  placeholders: { options: '[options]', command: '[command]' },
  noteSeparator: '; ',
  choices: 'one of: {{values}}',
  default: 'default: {{value}}',
  usage: {
    allowed: 'It is one of: {{values}}.',
    unknownCommand: 'There is no command "{{word}}".',
    unknownOption: 'There is no option "{{word}}".',
    missingArgument: 'The argument {{word}} is missing.',
    missingMandatoryOptionValue: 'The option {{word}} is missing.',
    optionMissingArgument: 'The option {{word}} needs a value.',
    invalidArgument: 'The value of "{{word}}" is not right.',
    excessArguments: 'There are too many arguments.',
    conflictingOption: 'The option {{word}} does not go with another one.',
    hint: 'Add --help to see how it is written.',
  },
  init: {
    description: 'make the data folder and its administrator; the password is read from standard input',
    admin: "the administrator's login",
    name: "the administrator's name (default: the login)",
    supervisor: 'give supervisor rights too',
    example: "Example: printf %s 'the password' | orderline init --admin admin --name 'Wang Min' --supervisor",
    done: 'The administrator {{login}} is made. Data folder: {{dataDir}}',
  },
  operator: {
    description: 'people',
    add: 'add a person; the password is read from standard input',
    list: 'list people',
    login: 'login',
    name: 'name (default: the login)',
    role: 'role, one or several',
    seat: 'code of the seat; made if there is none',
    team: 'code of the team; made if there is none',
    example:
      "Example: printf %s 'the password' | orderline operator add zhangmin --name 'Zhang Min' --role operator --seat 01 --team A",
    added: 'Added {{login}} ({{roles}})',
  },
};

import type { Command } from 'commander';
import { addAudit } from './audit.ts';
import { addBackup } from './backup.ts';
import { addCalendar } from './calendar.ts';
import { addCalls } from './calls.ts';
import { addCases } from './cases.ts';
import type { CommandHost } from './command-host.ts';
import { addDoctor } from './doctor.ts';
import { addImport } from './import.ts';
import { addInit } from './init.ts';
import { addOperator } from './operator.ts';
import { addOrders } from './orders.ts';
import { addQueue } from './queue.ts';
import { addSample } from './sample.ts';
import { addStrategy } from './strategy.ts';

/** Everything the command line can do: each adds its commands to the program. */
export const COMMANDS: readonly ((program: Command, host: CommandHost) => void)[] = [
  addAudit,
  addBackup,
  addCalendar,
  addCalls,
  addCases,
  addDoctor,
  addInit,
  addImport,
  addOperator,
  addOrders,
  addQueue,
  addSample,
  addStrategy,
];

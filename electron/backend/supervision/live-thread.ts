import type { MessagePort } from 'node:worker_threads';
import { openDatabase } from '../../../db/connection.ts';
import { type AskBatch, answerAsks } from './live-asks.ts';
import { createLiveSource } from './live-source.ts';

/** What the thread of the live page is started with. */
export interface LiveSetup {
  readonly kind: 'live';
  readonly databaseFile: string;
  readonly nativeBinding: string | undefined;
}

/** Runs in the worker: answers what the main thread asks until it is ended. */
export function serveLive(setup: LiveSetup, port: MessagePort): void {
  const { databaseFile, nativeBinding } = setup;
  const reader = openDatabase(databaseFile, { nativeBinding, readonly: true, busyTimeoutMs: 5000 });
  const source = createLiveSource(reader);
  port.on('message', (batch: AskBatch) => port.postMessage(answerAsks(reader, source, batch)));
}

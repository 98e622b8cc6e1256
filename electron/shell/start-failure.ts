import { app, dialog, shell } from 'electron';
import { createTranslator } from '../../shared/i18n/index.ts';
import { sentenceOf, systemLanguage } from '../host/sentence.ts';

/** The folder is open in a browser already: one more window there, and this program ends. */
export async function openInBrowser(address: string): Promise<void> {
  await shell.openExternal(address);
  app.exit(0);
}

/** Tells in one sentence why the program cannot start, in a box and on standard error. */
export function showStartFailure(error: unknown): void {
  const language = systemLanguage();
  const sentence = sentenceOf(error, language);
  process.stderr.write(`${sentence}\n`);
  dialog.showErrorBox(createTranslator(language).t('host.startFailedTitle'), sentence);
  app.exit(1);
}

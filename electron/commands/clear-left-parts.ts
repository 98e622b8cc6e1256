import { clearNotedParts } from '../backend/exports/left-parts.ts';
import type { CommandHost } from './command-host.ts';

/** Before a file is written: what killed commands left beside their files is removed, and said. */
export function clearLeftParts({ dataDir, note, t }: Pick<CommandHost, 'dataDir' | 'note' | 't'>): void {
  for (const file of clearNotedParts(dataDir)) note(t('exports.command.leftPart', { file }));
}

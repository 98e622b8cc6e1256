import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { auditHashAt } from '../../db/audit-archives.ts';
import { lastAuditLink } from '../../db/audit-chain.ts';
import type { Finding } from '../../db/maintenance/integrity.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { formatCount } from '../../shared/i18n/format.ts';
import { readArchiveFile } from '../backend/audit/archive-file.ts';
import type { CommandHost } from './command-host.ts';
import { systemActor } from './system-actor.ts';

/** `audit verify`, `seal`, `archive` and `show`: the log and the files that its older rows are in. */
export function addAudit(program: Command, host: CommandHost): void {
  const { t } = host;
  const group = program.command('audit').description(t('auditFiles.command.audit'));
  group
    .command('verify')
    .description(t('auditFiles.command.verify'))
    .argument('[file]', t('auditFiles.command.file'))
    .option('--seal <SEQ:HASH>', t('auditFiles.command.sealOption'), sealOf)
    .action((file: string | undefined, options: { readonly seal?: Sealed }) =>
      file === undefined ? verifyLog(host, options.seal) : verifyFile(host, file),
    );
  group
    .command('seal')
    .description(t('auditFiles.command.seal'))
    .action(async () => {
      const end = lastAuditLink((await host.open()).services.db);
      if (end === null) throw new AppError('refused', 'audit-empty');
      host.print(`${end.seq}:${end.hash}`, end);
    });
  group
    .command('archive')
    .description(t('auditFiles.command.archive'))
    .action(async () => {
      const folder = await host.open();
      const { operatorId: actorId, name: actorName } = systemActor();
      const archived = await folder.runJob('archive-audit', { actorId, actorName });
      host.print(archived ? t('auditFiles.archived', { ...archived }) : t('auditFiles.nothingToArchive'), archived);
    });
  group
    .command('show')
    .description(t('auditFiles.command.show'))
    .argument('<file>', t('auditFiles.command.file'))
    .option('--text <text>', t('auditFiles.command.text'))
    .action((file: string, options: { readonly text?: string }) => showFile(host, file, options.text ?? ''));
}

interface Sealed {
  readonly seq: number;
  readonly hash: string;
}

async function verifyLog(host: CommandHost, seal: Sealed | undefined): Promise<void> {
  const { t, language } = host;
  const folder = await host.open();
  const chain = await folder.runJob('verify-audit', {});
  const findings: Finding[] = chain.findings.map(({ key, params, advice }) => ({
    ...{ key, params },
    ...(advice ? { advice } : {}),
  }));
  if (seal && auditHashAt(folder.services.db, seal.seq) !== seal.hash) {
    findings.push({ key: 'audit-seal-broken', params: { row: seal.seq, at: '' } });
  }
  const counts = {
    rows: formatCount(chain.rows, language),
    archives: chain.archives,
    archived: formatCount(chain.archivedRows, language),
  };
  tell(host, t('auditFiles.whole', counts), { ...chain, findings }, findings);
}

async function verifyFile(host: CommandHost, name: string): Promise<void> {
  const { t, language } = host;
  const file = resolve(name);
  const read = await readArchiveFile(file);
  const { sha256, first, last } = read;
  const rows = formatCount(read.rows, language);
  const facts = { rows, from: first?.seq ?? 0, to: last?.seq ?? 0, sha256 };
  tell(host, t('auditFiles.fileWhole', facts), { file, ...read }, read.findings);
}

function tell(host: CommandHost, whole: string, value: object, findings: readonly Finding[]): void {
  const { t } = host;
  const serious = findings.filter(({ advice }) => advice !== true);
  const sentences = findings.map(({ key, params }) => `- ${t(`backup.finding.${key}`, { ...params })}`);
  const heading = serious.length === 0 ? whole : t('auditFiles.broken', { count: serious.length });
  host.print([heading, ...sentences].join('\n'), { ...value, whole: serious.length === 0 });
  if (serious.length > 0) throw new AppError('refused', 'audit-not-whole', { count: serious.length });
}

/** One row a line; with `--json` each as it was stored. */
async function showFile(host: CommandHost, name: string, text: string): Promise<void> {
  const needle = text.toLowerCase();
  const { stdout } = host.io;
  const { findings } = await readArchiveFile(resolve(name), async (row) => {
    if (needle !== '' && !JSON.stringify(row).toLowerCase().includes(needle)) return;
    const { seq, atMs, actorName, action, entity, entityId, before, after, reason } = row;
    const at = new Date(atMs).toISOString();
    const cells = [seq, at, actorName, action, entity, entityId, before, after, reason].map((cell) => cell ?? '');
    const line = host.json ? JSON.stringify(row) : cells.join('\t');
    if (!stdout.write(`${line}\n`)) await new Promise((drained) => stdout.once('drain', drained));
  });
  if (findings.length > 0) throw new AppError('refused', 'audit-not-whole', { count: findings.length });
}

function sealOf(text: string): Sealed {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) throw new InvalidArgumentError(text);
  return { seq: Number(seq), hash };
}

import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditFilter, AuditRow } from '../../../shared/contract/audit.ts';
import { actionWord, entityWord, personWord, thingOf } from '../../../shared/i18n/audit-text.ts';
import { useAuditRow } from '../../api/audit.ts';
import { useMe } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { ChangeList } from './ChangeList.tsx';
import { thingPath } from './thing-path.ts';
import { useAuditText } from './use-audit-text.ts';

interface AuditDrawerProps {
  /** null: closed. */
  readonly seq: number | null;
  onClose(): void;
  onOpen(seq: number): void;
  onOpenOrder(orderId: string): void;
  /** Everything that was done with one thing, or by one person. */
  onNarrow(change: Partial<AuditFilter>): void;
}

/** One row of the log at its side: who, from where, what was before and after, and where the thing is. */
export function AuditDrawer({ seq, onClose, ...rest }: AuditDrawerProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const row = useAuditRow(seq);
  return (
    <SideDrawer open={seq !== null} onClose={onClose} size={640} title={t('audit.row', { seq: seq ?? '' })}>
      <ErrorNotice text={row.error ? describe(row.error) : null} onRetry={() => void row.refetch()} />
      {row.data ? <Row row={row.data} {...rest} /> : row.isPending && <Skeleton active />}
    </SideDrawer>
  );
}

type RowProps = { readonly row: AuditRow } & Pick<AuditDrawerProps, 'onOpen' | 'onOpenOrder' | 'onNarrow'>;

function Row({ row, onOpen, onOpenOrder, onNarrow }: RowProps) {
  const { t } = useTranslation();
  const texts = useAuditText(row.names);
  const rights = useMe().data?.rights ?? [];
  const { entity, entityId, actorId, signedIn } = row;
  const page = entity === null || entityId === null ? undefined : thingPath(entity, entityId);
  const thing = thingOf(row, texts);
  const code = entityId === null ? '' : (row.names[entityId]?.code ?? entityId);
  return (
    <>
      <dl className="audit-facts">
        <dt>{t('audit.at')}</dt>
        <dd>
          <InstantText atMs={row.atMs} />
        </dd>
        <dt>{t('audit.person')}</dt>
        <dd>
          {personWord(t, row.actorName)}{' '}
          <Button type="link" size="small" onClick={() => onNarrow({ actorId })}>
            {t('audit.ofPerson')}
          </Button>
        </dd>
        <dt>{t('audit.place')}</dt>
        <dd>
          {row.seatCode === null ? t('audit.noSeat') : t('audit.seat', { code: row.seatCode })}
          {signedIn && (
            <>
              {', '}
              {t('audit.signedIn')} <InstantText atMs={signedIn.atMs} />{' '}
              {signedIn.seq !== row.seq && (
                <Button type="link" size="small" onClick={() => onOpen(signedIn.seq)}>
                  {t('audit.row', { seq: signedIn.seq })}
                </Button>
              )}
            </>
          )}
        </dd>
        <dt>{t('audit.action')}</dt>
        <dd>
          {actionWord(t, row.action)} <code>{row.action}</code>
        </dd>
        {entity !== null && (
          <>
            <dt>{t('audit.entity')}</dt>
            <dd>
              {entityWord(t, entity)}{' '}
              {page && rights.includes(page.right) ? (
                <Link to={page.path}>{thing}</Link>
              ) : entity === 'order' && entityId !== null && rights.includes('order.write') ? (
                <Button type="link" size="small" onClick={() => onOpenOrder(entityId)}>
                  {thing}
                </Button>
              ) : (
                thing
              )}{' '}
              {code !== '' && (
                <Button type="link" size="small" onClick={() => onNarrow({ entity, thing: code })}>
                  {t('audit.ofThing')}
                </Button>
              )}
            </dd>
          </>
        )}
        <dt>{t('audit.reason')}</dt>
        <dd>{row.reason || t('audit.noReason')}</dd>
      </dl>
      {row.changes.length > 0 ? <ChangeList entry={row} texts={texts} /> : <p>{t('audit.nothingChanged')}</p>}
      <p className="audit-hash">
        {t('audit.hash')} <code>{row.hash}</code>
      </p>
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditKeeping } from '../../../shared/contract/audit.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { InstantText } from '../../components/DateText.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useLanguage } from '../../components/use-language.ts';

/** The rule of the log, and the files that its older rows are in. */
export function ArchivesDrawer({ keeping }: { readonly keeping: AuditKeeping }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { archives, keepMonths } = keeping;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('audit.archives', { count: archives.length })}
      </Button>
      <SideDrawer open={open} onClose={() => setOpen(false)} size={640} title={t('audit.archivesTitle')}>
        <p>{keepMonths === null ? t('audit.keptForever') : t('audit.keptMonths', { months: keepMonths })}</p>
        {archives.map(({ file, firstSeq, lastSeq, fromMs, untilMs, sha256 }) => (
          <dl key={file} className="audit-facts">
            <dt>{t('audit.file')}</dt>
            <dd>
              <code>audit/{file}</code>
            </dd>
            <dt>{t('audit.rows')}</dt>
            <dd>
              {formatCount(firstSeq, language)} – {formatCount(lastSeq, language)}, <InstantText atMs={fromMs} /> –{' '}
              <InstantText atMs={untilMs} />
            </dd>
            <dt>SHA-256</dt>
            <dd>
              <code>{sha256}</code>
            </dd>
          </dl>
        ))}
        {archives.length > 0 && <p className="audit-hash">{t('audit.archivesHint')}</p>}
      </SideDrawer>
    </>
  );
}

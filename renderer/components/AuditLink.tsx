import { HistoryOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRight } from '../api/auth.ts';

interface AuditLinkProps {
  /** The kind of thing as the audit log names it. */
  readonly entity: string;
  /** Code, number, login or id; without, everything of the kind. */
  readonly thing?: string;
}

/** Leads to everything that was done with a thing, for whoever may read the audit log. */
export function AuditLink({ entity, thing }: AuditLinkProps) {
  const { t } = useTranslation();
  if (!useRight('audit.read')) return null;
  return (
    <Link
      className="audit-link"
      to={`/audit?${new URLSearchParams(thing === undefined ? { entity } : { entity, thing })}`}
    >
      <HistoryOutlined aria-hidden /> {t('audit.history')}
    </Link>
  );
}

import { CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ExceptionFinding } from '../../../shared/domain/calendar/check-exception.ts';
import { useFindingText } from './finding-text.ts';

/** What is wrong with an exception, and what its maker should know. */
export function FindingList({ findings }: { readonly findings: readonly ExceptionFinding[] }) {
  const { t } = useTranslation();
  const textOf = useFindingText();
  if (findings.length === 0) return null;
  return (
    <ul className="exceptions-findings" aria-label={t('exceptions.findings')}>
      {findings.map((finding) => (
        <li key={finding.key} className={finding.level === 'error' ? 'exceptions-error' : 'exceptions-warning'}>
          {finding.level === 'error' ? <CloseCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}
          <span>{textOf(finding)}</span>
        </li>
      ))}
    </ul>
  );
}

import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { AppError, type ErrorParams } from '../../shared/contract/errors.ts';
import { useErrorText } from '../api/error-text.ts';
import './refused-report.css';

interface RefusedReportProps {
  /** How many of the selection were done. */
  readonly title: string;
  /** Above those that were not. */
  readonly heading: string;
  readonly refused: readonly {
    readonly id: string;
    readonly name: string;
    readonly key: string;
    readonly params: ErrorParams;
  }[];
  readonly closeLabel: string;
  /** What can be done about it. */
  readonly action?: ReactNode;
  /** Why that failed. */
  readonly error?: unknown;
  onClose(): void;
}

/** What became of a selection in which each was done by itself: how many were done, which were not and why. */
export function RefusedReport({ title, heading, refused, closeLabel, action, error, onClose }: RefusedReportProps) {
  const describe = useErrorText();
  const failed = error != null;
  return (
    <Alert
      role="status"
      type={refused.length === 0 ? 'success' : 'warning'}
      showIcon
      style={{ marginBottom: 8 }}
      closable={{ onClose, 'aria-label': closeLabel }}
      title={title}
      action={action}
      description={
        (refused.length > 0 || failed) && (
          <>
            {failed && <p>{describe(error)}</p>}
            {refused.length > 0 && heading}
            <ul className="refused-report">
              {refused.map(({ id, name, key, params }) => (
                <li key={id}>
                  {name}: {describe(new AppError('refused', key, params))}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}

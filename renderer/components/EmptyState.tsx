import { InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import './empty-state.css';

interface EmptyStateProps {
  readonly title: ReactNode;
  /** Why it is empty, and what fills it. */
  readonly hint?: ReactNode;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
}

/** Says that there is nothing, why, and what to do about it. */
export function EmptyState({ title, hint, icon = <InboxOutlined />, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <span className="empty-state-icon" aria-hidden>
        {icon}
      </span>
      <p className="empty-state-title">{title}</p>
      {hint !== undefined && <p className="empty-state-hint">{hint}</p>}
      {action}
    </div>
  );
}

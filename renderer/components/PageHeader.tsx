import { Typography } from 'antd';
import type { ReactNode } from 'react';
import './page-header.css';

interface PageHeaderProps {
  readonly title: ReactNode;
  /** A sentence that says what the page is for, or what it shows just now. */
  readonly description?: ReactNode;
  /** Buttons, on the right. */
  readonly actions?: ReactNode;
  /** Filters and the like, below. */
  readonly children?: ReactNode;
}

/** The head of every page: its name, what one can do here, its filters. */
export function PageHeader({ title, description, actions, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <div className="page-header-line">
        <div>
          <Typography.Title level={1} className="page-header-title">
            {title}
          </Typography.Title>
          {description !== undefined && <Typography.Text type="secondary">{description}</Typography.Text>}
        </div>
        {actions !== undefined && <div className="page-header-actions">{actions}</div>}
      </div>
      {children}
    </header>
  );
}

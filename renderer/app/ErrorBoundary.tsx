import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/EmptyState.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
}
interface BoundaryState {
  readonly failure: unknown;
}

/** Keeps one failing screen from taking the others along. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: null };

  static getDerivedStateFromError(failure: unknown): BoundaryState {
    return { failure: failure ?? new Error('unknown') };
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return <Failed problem={String(this.state.failure)} onRetry={() => this.setState({ failure: null })} />;
  }
}

function Failed({ problem, onRetry }: { readonly problem: string; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        title={t('shell.screenFailed')}
        hint={
          <>
            {t('shell.screenFailedHint')}
            <br />
            <code>{problem}</code>
          </>
        }
        action={
          <Button type="primary" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        }
      />
    </div>
  );
}

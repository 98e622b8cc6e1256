import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/error-text.ts';
import { useRouteDetail } from '../../api/routes.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { RouteForm } from './RouteForm.tsx';

interface RouteDrawerProps {
  /** undefined: closed; null: a new route. */
  readonly routeId: string | null | undefined;
  onClose(): void;
}

export function RouteDrawer({ routeId, onClose }: RouteDrawerProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const detail = useRouteDetail(routeId ?? null);
  return (
    <SideDrawer
      open={routeId !== undefined}
      onClose={onClose}
      size={760}
      title={t(routeId === null ? 'routes.addTitle' : 'routes.editTitle')}
    >
      {routeId === null && <RouteForm route={null} onDone={onClose} />}
      {routeId && detail.data && <RouteForm key={routeId} route={detail.data} onDone={onClose} />}
      {routeId && detail.isPending && <Skeleton active />}
      {detail.data && <AuditLink entity="route" thing={detail.data.code} />}
      <ErrorNotice text={detail.error ? describe(detail.error) : null} onRetry={() => void detail.refetch()} />
    </SideDrawer>
  );
}

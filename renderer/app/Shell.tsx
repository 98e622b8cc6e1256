import { DisconnectOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { matchPath, Navigate, Route, Routes, useLocation } from 'react-router';
import type { Me } from '../../shared/contract/auth.ts';
import { useErrorText } from '../api/error-text.ts';
import { followEvents } from '../api/event-stream.ts';
import { useCompanySettings } from '../api/settings.ts';
import { CompanyContext } from '../components/company-context.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { useConnection } from '../state/connection.ts';
import { useSession } from '../state/session.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Navigation } from './Navigation.tsx';
import { Palette } from './Palette.tsx';
import { SCREENS, screensFor, startPath } from './routes.tsx';
import { SeatChoice } from './SeatChoice.tsx';
import { TopBar } from './TopBar.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { useFocusOnReturn } from './use-focus-on-return.ts';
import { useKeepSeat } from './use-keep-seat.ts';
import '../components/state-tag.css';

/** One component a screen for good, so that going away and coming back does not load it anew. */
const COMPONENTS = new Map(SCREENS.map((screen) => [screen.path, lazy(screen.load)]));

/** Top bar, menu and the screen of the address, for the person who is signed in. */
export default function Shell({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const queryClient = useQueryClient();
  const location = useLocation();
  const token = useSession((state) => state.token);
  const company = useCompanySettings();
  const connection = useConnection((state) => state.connection);
  const screens = useMemo(() => screensFor(me.rights), [me.rights]);
  const current = screens.find((screen) => matchPath(screen.path, location.pathname));
  const start = startPath(me.roles, screens);

  useEffect(
    () => (token === null ? undefined : followEvents(queryClient, me.operatorId)),
    [queryClient, me.operatorId, token],
  );
  useKeepSeat(token !== null && me.rights.includes('call.work'));
  useFocusBack();
  useFocusOnReturn();
  useEffect(() => {
    const screenName = current === undefined ? '' : `${t(current.labelKey)} · `;
    document.title = `${screenName}${t('shell.product')}`;
  }, [current, t]);

  if (!company.data) {
    if (!company.error) return null;
    return <ErrorNotice text={describe(company.error)} onRetry={() => void company.refetch()} />;
  }
  return (
    <CompanyContext value={company.data}>
      <div className="shell">
        <a className="skip-link" href="#main">
          {t('shell.skipToContent')}
        </a>
        <TopBar me={me} full={current?.full === true} />
        {connection !== 'there' && (
          <div className="shell-away tone-red" role="alert">
            <DisconnectOutlined aria-hidden /> {t(`shell.${connection}`)}
          </div>
        )}
        <Navigation screens={screens} folded={current?.full === true} />
        <main id="main" className="shell-main" data-full={current?.full === true} tabIndex={-1}>
          <ErrorBoundary key={location.pathname}>
            <Suspense fallback={<Skeleton active style={{ padding: 16 }} />}>
              <Routes>
                {screens.map(({ path }) => {
                  const Component = COMPONENTS.get(path);
                  return Component && <Route key={path} path={path} element={<Component />} />;
                })}
                <Route
                  path="/"
                  element={
                    start === null ? (
                      <EmptyState title={t('shell.nothingToDo')} hint={t('shell.nothingToDoHint')} />
                    ) : (
                      <Navigate to={start} replace />
                    )
                  }
                />
                <Route path="*" element={<EmptyState title={t('shell.notFound')} hint={t('shell.notFoundHint')} />} />
              </Routes>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Palette screens={screens} />
      <SeatChoice me={me} />
    </CompanyContext>
  );
}

import { lazy, Suspense, useEffect, useState } from 'react';
import type { Me } from '../../shared/contract/auth.ts';
import { useFirstStart, useMe } from '../api/auth.ts';
import { useErrorText } from '../api/error-text.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { useSession } from '../state/session.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { SignIn } from './SignIn.tsx';
import { useCoveredWork } from './use-covered-work.ts';

const OwnPassword = lazy(() => import('./OwnPassword.tsx'));
const Shell = lazy(() => import('./Shell.tsx'));
const FirstStart = lazy(() => import('../screens/first-start/FirstStartScreen.tsx'));

/** Sign-in, first start or the work; a session that ends leaves the work in place behind the sign-in. */
export function App() {
  const token = useSession((state) => state.token);
  const interrupted = useSession((state) => state.interrupted);
  const me = useMe();
  const mustChange = token !== null && me.data?.mustChangePassword === true;
  const working = usePersonAtWork(token === null || mustChange ? undefined : me.data);
  const describe = useErrorText();
  useCoveredWork(interrupted);

  if (token === null && !interrupted) return <Entrance />;
  // Whoever is given a first password while at work signs in anew; nothing of the work behind may be shown before.
  if (mustChange) {
    return (
      <ErrorBoundary>
        <Suspense fallback={null}>
          <OwnPassword />
        </Suspense>
      </ErrorBoundary>
    );
  }
  return (
    <>
      {interrupted && (
        <div className="entrance-over">
          <SignIn again={working?.login ?? null} />
        </div>
      )}
      {working && (
        <div className="work" inert={interrupted}>
          <ErrorBoundary>
            <Suspense fallback={null}>
              <Shell key={working.operatorId} me={working} />
            </Suspense>
          </ErrorBoundary>
        </div>
      )}
      {!working && me.error && token !== null && (
        <div style={{ padding: 24 }}>
          <ErrorNotice text={describe(me.error)} onRetry={() => void me.refetch()} />
        </div>
      )}
    </>
  );
}

function Entrance() {
  const firstStart = useFirstStart();
  // A few milliseconds; showing the sign-in meanwhile would take it from under the fingers of a first start.
  if (firstStart.isPending && firstStart.failureCount === 0) return null;
  if (firstStart.data?.needed) {
    return (
      <ErrorBoundary>
        <Suspense fallback={null}>
          <FirstStart />
        </Suspense>
      </ErrorBoundary>
    );
  }
  return <SignIn again={null} />;
}

/** The person whose work is open; stays known while their session is interrupted. */
function usePersonAtWork(me: Me | undefined): Me | undefined {
  const [known, setKnown] = useState<Me>();
  useEffect(() => {
    if (!me) return;
    // Nothing of one person's work may be left to the next: a fresh page forgets it all.
    if (known && known.operatorId !== me.operatorId) window.location.assign('/');
    else {
      useSession.setState({ operatorId: me.operatorId });
      setKnown(me);
    }
  }, [me, known]);
  return known;
}

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { config } from 'zod';
import { createQueryClient } from '../api/query-client.ts';
import { App } from './App.tsx';
import './global.css';
import { listenToKeys } from './actions.ts';
import { startI18n } from './i18n.ts';
import { Look } from './Look.tsx';

// zod would try `new Function`, which the pages' policy forbids and reports.
config({ jitless: true });
startI18n();
listenToKeys(window);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <Look>
          {/* An address is drawn at once: a transition leaves the old choices under the next click, which is lost or undoes one. */}
          <BrowserRouter useTransitions={false}>
            <App />
          </BrowserRouter>
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  );
}

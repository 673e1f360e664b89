import 'antd/dist/reset.css';
import './theme/app.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api.ts';
import { activate, storedLang } from './i18n.ts';
import { createAppRouter } from './router.tsx';
import { Look } from './theme/look.tsx';
import { RouterProvider } from '@tanstack/react-router';

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// After an upgrade an open page asks for chunks that are gone: it then starts anew, once.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('mingxuan.reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem('mingxuan.reloaded', String(Date.now()));
  window.location.reload();
});

const root = document.getElementById('root');
if (root !== null) {
  void activate(storedLang()).then(() => {
    createRoot(root).render(
      <StrictMode>
        <I18nProvider i18n={i18n}>
          <Look>
            <QueryClientProvider client={queryClient}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </Look>
        </I18nProvider>
      </StrictMode>,
    );
  });
}

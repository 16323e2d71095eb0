import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import './charts/shell/tokens.css';
import './ui/global.css';
import { openLab } from './store/lab.ts';
import { requestedEngine } from './store/page/requested-engine.ts';
import { watchStyles } from './store/page/late-part.ts';
import { App } from './ui/app.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { LabContext } from './ui/lab-context.ts';

const absolute = (path: string) => new URL(path, document.baseURI).href;

/** Opens the lab of the address, and shows it. */
function open() {
  const { notices, ...engine } = requestedEngine(location.search);
  const lab = openLab({
    host: {
      spawn: () => new Worker(new URL('./worker/session/run.worker.ts', import.meta.url), { type: 'module' }),
      assets: { digits: { small: absolute('digits/small.bin'), all: absolute('digits/all.bin') } },
      ...engine,
    },
    notices,
  });

  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element #root.');
  const app = (
    <StrictMode>
      <ErrorBoundary>
        <LabContext value={lab}>
          <App />
        </LabContext>
      </ErrorBoundary>
    </StrictMode>
  );
  const page = createRoot(root);
  // In pieces, between which the browser gets its turn.
  startTransition(() => page.render(app));
}

watchStyles();
// In a task of its own: that of the script has run all modules.
setTimeout(open);

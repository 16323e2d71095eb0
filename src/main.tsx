import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import './charts/shell/tokens.css';
import './ui/global.css';
import { openLab } from './store/lab.ts';
import { flagsFor } from './store/page/live-flags.ts';
import { TALK_START } from './store/page/present.ts';
import { requestedEngine } from './store/page/requested-engine.ts';
import { networkThreads } from './worker/host/cores.ts';
import { lessonFragment } from './store/talk/item-link.ts';
import { talkOfAddress } from './store/talk/talk-of-address.ts';
import { watchStyles } from './store/page/late-part.ts';
import { allowOwnScripts } from './worker/own-scripts.ts';
import { language } from './words/language.ts';
import { App } from './ui/app.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { LabContext } from './ui/lab-context.ts';

const absolute = (path: string) => new URL(path, document.baseURI).href;

/** Opens the lab of the address, and shows it. */
async function open() {
  allowOwnScripts();
  const talk = await talkOfAddress();
  // A talk that is entered into the address bar later opens as in a new tab.
  addEventListener('popstate', (event) => {
    if (!location.hash.startsWith(TALK_START)) return;
    event.stopImmediatePropagation();
    location.reload();
  });
  const { notices, threads, ...engine } = requestedEngine(location.search);
  const { flags, notices: onFlags } = flagsFor(location.search);
  if (flags.lesson !== null && location.hash === '') history.replaceState(null, '', lessonFragment(flags.lesson));
  const lab = openLab({
    host: {
      spawn: () =>
        new Worker(new URL('./worker/session/run.worker.ts', import.meta.url), { type: 'module', name: language }),
      assets: { digits: { small: absolute('digits/small.bin'), all: absolute('digits/all.bin') } },
      ...engine,
      threads: threads ?? networkThreads(),
    },
    notices: [...notices, ...onFlags, ...(talk?.ok === false ? [talk.sentence] : [])],
    flags,
    ...(talk?.ok && { talk }),
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

document.documentElement.lang = language;
watchStyles();
// In a task of its own: that of the script has run all modules.
setTimeout(() => void open());

import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { View } from '../config/link/page-link.ts';
import type { Lab } from '../store/lab.ts';
import { leavePresent } from '../store/page/present.ts';
import type { LatePart } from '../store/page/late-part.ts';
import { whenIdle } from '../worker/host/when-idle.ts';
import { words } from '../words/words.ts';
import styles from './app.module.css';
import { GALLERY_PART } from './begin/begin-button.tsx';
import { COMPARE_PART } from './bar/compare-buttons.tsx';
import { useShortcuts } from './bar/shortcuts.ts';
import { TopBar } from './bar/top-bar.tsx';
import { FIGURES_PART } from './figures/save-picture.tsx';
import { useFirstTour } from './help/use-first-tour.ts';
import { DATA_PART, DataDialogPlace } from './data/data-place.tsx';
import { DIALOG_PART } from './kit/dialog-button.tsx';
import { useFlags, useLab, useView } from './lab-context.ts';
import { lateView } from './late/late-view.tsx';
import { NetworkPlace } from './network/network-place.tsx';
import { LinkNotices } from './panels/link-notices.tsx';
import { DropPlace } from './take-away/drop-place.tsx';
import { REASONS_PART } from './panels/scaling-verdict.tsx';
import { SHARE_PART } from './share/share-button.tsx';
import { TAKE_AWAY_PART } from './take-away/take-away-button.tsx';
import { OPENING_PART } from './take-away/use-opening.ts';
import { Part, useIsHidden } from './part.tsx';
import { useIsPhone } from './use-is-phone.ts';
import { TRAINING_PARTS, TrainingView } from './training/training-view.tsx';

const said = words.page.late.parts;
const PriorView = lateView(() => import('./prior/prior-view.tsx'), 'PriorView', said.prior);
const SweepView = lateView(() => import('./sweep/sweep-view.tsx'), 'SweepView', said.sweep);
const LessonsView = lateView(() => import('./lessons/lessons-view.tsx'), 'LessonsView', said.lesson);

const EmbeddedPage = lateView(() => import('./embed/embedded-page.tsx'), 'EmbeddedPage', said.embed);
const Help = lateView(() => import('./help/help.tsx'), 'Help', said.help);
const PresentView = lateView(() => import('./present/present-view.tsx'), 'PresentView', said.present);
const Tour = lateView(() => import('./help/tour.tsx'), 'Tour', said.tour);

const VIEWS = { training: TrainingView, lesson: LessonsView, sweep: SweepView, prior: PriorView };
/** The views that are loaded late. Their stages take over when they are there. */
const LATE_VIEWS = { lesson: LessonsView.part, sweep: SweepView.part, prior: PriorView.part };
const PRELOADED = [
  DIALOG_PART,
  GALLERY_PART,
  COMPARE_PART,
  TAKE_AWAY_PART,
  SHARE_PART,
  OPENING_PART,
  FIGURES_PART,
  DATA_PART,
  REASONS_PART,
  Help.part,
  PresentView.part,
  Tour.part,
  ...TRAINING_PARTS,
  ...Object.values(LATE_VIEWS),
];

/** Draws the page, or the few panels of an embedded one. */
export function App() {
  return useFlags().embed ? <EmbeddedPage /> : <WholePage />;
}

/** Draws the whole page: one screen at 1440 x 900. */
function WholePage() {
  useShortcuts();
  useLateViews();
  const isPhone = useIsPhone();
  const Shown = VIEWS[useView(({ view }) => view)];
  const { present } = useLab();
  const hasNoTime = useIsHidden('time');
  const isPresenting = useStore(present, ({ isOn }) => isOn);
  return (
    <>
      {isPresenting ? (
        <PresentView whole={<Shown />} onClose={() => leavePresent(present)} />
      ) : (
        <>
          <a className={styles.skip} href="#charts" onClick={skipToCharts}>
            {words.page.skip}
          </a>
          <div className={styles.page} data-without-time={hasNoTime || undefined}>
            <TopBar />
            <LinkNotices />
            {isPhone && <NetworkPlace />}
            <Shown />
          </div>
        </>
      )}
      <DataDialogPlace />
      <HelpPlace />
      {!isPresenting && <TourPlace />}
      <Part name="takeaway">
        <DropPlace />
      </Part>
    </>
  );
}

/** Shows the help while it is open. */
function HelpPlace() {
  const isOpen = useView((view) => view.helpOpen);
  const setOpen = useView((view) => view.setHelpOpen);
  return isOpen && <Help onClose={() => setOpen(false)} />;
}

/** Shows the tour, on a first visit or when it is asked for. */
function TourPlace() {
  useFirstTour(Tour.part);
  const step = useView((view) => view.tourStep);
  const setStep = useView((view) => view.setTourStep);
  return step !== null && <Tour step={step} onStep={setStep} onClose={() => setStep(null)} />;
}

/** The head start of the first run before views are loaded that nobody has asked for, in ms. */
const PRELOAD_AFTER = 2000;

/** Tells the store which late views are there, and loads all of them when the page is idle. */
function useLateViews() {
  const lab = useLab();
  const { view } = lab;
  useEffect(() => {
    const tell = () => {
      const { loaded, setLoaded } = view.getState();
      for (const [name, part] of Object.entries(LATE_VIEWS) as [View, LatePart<unknown>][])
        if (part.state().module !== null && !loaded.includes(name)) setLoaded(name);
    };
    tell();
    const ends = Object.values(LATE_VIEWS).map((part) => part.subscribe(tell));
    const callOff = whenIdle(() => void preload(lab), PRELOAD_AFTER);
    return () => {
      callOff();
      for (const end of ends) end();
    };
  }, [lab, view]);
}

/** Loads the late parts, one after another; then what nobody waits for: the title, and that the browser keeps all files. */
async function preload(lab: Lab) {
  import('./news/watch-news.ts').then(
    ({ announceRuns }) => announceRuns(lab),
    () => undefined,
  );
  import('./runs/keep-unfinished-runs.ts').then(
    ({ keepUnfinishedRuns }) => keepUnfinishedRuns(lab),
    () => undefined,
  );
  for (const part of PRELOADED) await part.load();
  import('./offline/keep-lab.ts').then(
    ({ keepLab }) => keepLab(lab),
    () => undefined,
  );
}

/** Moves the focus to the charts. The address stays: its fragment belongs to the experiment. */
function skipToCharts(event: { preventDefault: () => void }) {
  event.preventDefault();
  document.querySelector<HTMLElement>('#charts [tabindex], #charts button')?.focus();
}

import { stageOf, THEMES } from '../../store/page/view.ts';
import { words } from '../../words/words.ts';
import { useView } from '../lab-context.ts';
import { PriorReadouts, Readouts } from './readouts.tsx';
import { BackendBadge } from './backend-badge.tsx';
import { BeginButton } from '../begin/begin-button.tsx';
import { CompareButtons } from './compare-buttons.tsx';
import { CopyLink } from './copy-link.tsx';
import styles from './top-bar.module.css';
import { SHORTCUTS } from './shortcuts.ts';
import { Transport } from './transport.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import { ShareButton } from '../share/share-button.tsx';
import { RunsButton } from '../runs/runs-button.tsx';
import { TakeAwayButton } from '../take-away/take-away-button.tsx';
import { ControlsButton, useHasControls } from '../training/controls-sheet.tsx';
import { Part, useIsHidden } from '../part.tsx';
import { useIsPhone } from '../use-is-phone.ts';
import { VIEWS } from '../../config/link/page-link.ts';
import { Choice } from '../kit/choice.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { DarkThemeIcon, HelpIcon, LightThemeIcon, SystemThemeIcon } from '../kit/icons.tsx';

/** Shows the name, the transport, the readouts, and the controls of the whole page. */
export function TopBar() {
  const stage = useView(stageOf);
  const view = useView((state) => state.view);
  const isPhone = useIsPhone();
  const isLabOnPhone = isPhone && view === 'training';
  const hasControls = useHasControls();
  const isUndoHidden = useIsHidden('undo');
  const hasUndo = !isLabOnPhone && !isUndoHidden;
  return (
    <header className={styles.bar} data-with-undo={hasUndo || undefined}>
      <div className={styles.name}>
        <h1 className={styles.title}>{words.page.title}</h1>
        <p className={styles.tagline}>{words.page.tagline}</p>
        <Part name="views">
          <ViewSwitch />
        </Part>
      </div>
      {stage !== 'sweep' && stage !== 'none' && (
        <div className={styles.run} data-beside-time={view === 'training' || undefined}>
          <Part name="transport">
            <Transport />
          </Part>
          {stage === 'prior' ? <PriorReadouts /> : <Readouts />}
          <Part name="backend">
            <div className={styles.engine}>
              <BackendBadge />
            </div>
          </Part>
          {isLabOnPhone && hasControls && <ControlsButton />}
        </div>
      )}
      {stage === 'training' && (
        <Part name="compare">
          <div className={styles.compare}>
            <CompareButtons />
          </div>
        </Part>
      )}
      {stage === 'sweep' && isPhone && (
        <div className={styles.compare}>
          <Part name="backend">
            <BackendBadge />
          </Part>
        </div>
      )}
      <div className={styles.page}>
        <Part name="begin">
          <BeginButton />
        </Part>
        <Part name="runs">{view === 'training' && <RunsButton />}</Part>
        {!isLabOnPhone && <UndoButtons />}
        <Part name="backend">{stage === 'sweep' && !isPhone && <BackendBadge />}</Part>
        <Part name="takeaway">
          <TakeAwayButton />
        </Part>
        <Part name="share">
          {!isPhone && <CopyLink />}
          <ShareButton />
        </Part>
        <Part name="theme">
          <ThemeSwitch />
        </Part>
        <Part name="help">
          <HelpButton />
        </Part>
      </div>
    </header>
  );
}

const said = words.page.views;
const OPTIONS = VIEWS.map((value) => ({ value, text: said.names[value] }));

/** Switches between lessons, the lab, sweeps, and the prior: random networks before any training. */
function ViewSwitch() {
  const view = useView((state) => state.view);
  const setView = useView((state) => state.setView);
  return <Choice label={said.label} options={OPTIONS} value={view} onChange={setView} />;
}

const ICONS = { system: <SystemThemeIcon />, light: <LightThemeIcon />, dark: <DarkThemeIcon /> };

/** Cycles through the themes: as the system, light, dark. */
function ThemeSwitch() {
  const theme = useView((view) => view.theme);
  const setTheme = useView((view) => view.setTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  return (
    <IconButton label={words.page.theme[theme]} onPress={() => setTheme(next)}>
      {ICONS[theme]}
    </IconButton>
  );
}

/** Opens the help. */
function HelpButton() {
  const setOpen = useView((view) => view.setHelpOpen);
  return (
    <IconButton label={words.page.help} shortcut={SHORTCUTS.help.shown} onPress={() => setOpen(true)}>
      <HelpIcon />
    </IconButton>
  );
}

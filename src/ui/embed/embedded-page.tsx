import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentType,
  type CSSProperties,
  type RefObject,
} from 'react';
import { restUnseen } from '../../embed/rest-unseen.ts';
import { hostOfPage, talkToHost, wholeLab, type Talk } from '../../embed/talk-to-host.ts';
import { words } from '../../words/words.ts';
import { Readouts } from '../bar/readouts.tsx';
import { useShortcuts } from '../bar/shortcuts.ts';
import { Transport } from '../bar/transport.tsx';
import { AlignmentChart } from '../charts/alignment-chart.tsx';
import { FitChart } from '../charts/fit-chart.tsx';
import { MovementChart } from '../charts/movement-chart.tsx';
import { MainControls } from '../controls/main-controls.tsx';
import { SideContext, useFlags, useIsComparing, useLab, useView } from '../lab-context.ts';
import { FailureBanner } from '../panels/failure-banner.tsx';
import { NetworkPicture } from '../panels/network-panel.tsx';
import { RegimeVerdict } from '../panels/regime-verdict.tsx';
import { TaskChoice } from '../panels/task-card.tsx';
import { Part } from '../part.tsx';
import { LearnedFunction } from '../pictures/learned-function.tsx';
import { MovedFeatures } from '../pictures/moved-features.tsx';
import { TimeBar } from '../time/time-bar.tsx';
import { useSideLooks } from '../training/use-side-looks.ts';
import { embedLayout, type Tile } from './embed-layout.ts';
import styles from './embedded-page.module.css';

const PANELS = {
  function: LearnedFunction,
  features: MovedFeatures,
  network: NetworkPicture,
  loss: FitChart,
  movement: MovementChart,
  alignment: AlignmentChart,
} as const satisfies Record<Tile['panel'], ComponentType>;

/** Shows the lab inside of another page: some panels, a small transport, and the way to the whole lab. */
export function EmbeddedPage() {
  useShortcuts();
  const lab = useLab();
  const { show, hide } = useFlags();
  const page = useRef<HTMLElement>(null);
  const room = useRoom(page);
  const isComparing = useIsComparing();
  const isShown = (panel: 'controls' | 'task' | 'time') => show?.includes(panel) === true && !hide.includes(panel);
  const { rows, wanted } = embedLayout({
    ...room,
    show: show?.filter((panel) => !hide.includes(panel)) ?? null,
    networks: isComparing ? 2 : 1,
  });
  useTalk(page, room.around + wanted);
  // What is embedded is a run, whatever a link asks for.
  const view = useView((state) => state.view);
  useEffect(() => {
    if (view !== 'training') lab.view.getState().setView('training');
  }, [lab, view]);
  const first = rows.at(0)?.at(0)?.panel;
  return (
    <main className={styles.page} ref={page} aria-label={words.embed.region}>
      <header className={styles.bar} data-bar>
        <Part name="transport">
          <Transport />
        </Part>
        <Readouts />
        <WayToLab />
      </header>
      {isShown('controls') && (
        <div className={styles.controls} data-bar>
          <MainControls />
        </div>
      )}
      {isShown('task') && (
        <div className={styles.task} data-bar>
          <TaskChoice />
        </div>
      )}
      {[0, ...(isComparing ? [1] : [])].map((side) => (
        <SideContext key={side} value={side}>
          <FailureBanner isInline />
        </SideContext>
      ))}
      <div className={styles.rows}>
        {rows.map((row, index) => (
          <div key={index} className={styles.row}>
            {row.map((tile) => (
              <TileView key={`${tile.panel} ${tile.side}`} tile={tile} hasVerdict={tile.panel === first} />
            ))}
          </div>
        ))}
      </div>
      {isShown('time') && (
        <div data-bar>
          <TimeBar />
        </div>
      )}
    </main>
  );
}

const isPicture = (panel: Tile['panel']) => panel === 'function' || panel === 'features' || panel === 'network';

/** Shows one panel; a picture in a comparison under the name of its network. */
function TileView({ tile: { panel, side }, hasVerdict }: { tile: Tile; hasVerdict: boolean }) {
  const look = useSideLooks()?.[side];
  const Panel = PANELS[panel];
  if (!isPicture(panel))
    return (
      <div className={styles.chart}>
        <Panel />
      </div>
    );
  const color = look && ({ '--side': `light-dark(${look.color('light')}, ${look.color('dark')})` } as CSSProperties);
  return (
    <div className={styles.picture} style={color} data-of-side={look !== undefined || undefined}>
      <SideContext value={side}>
        {(look !== undefined || hasVerdict) && (
          <div className={styles.head}>
            {look && <b className={styles.name}>{look.name}</b>}
            {look && hasVerdict && <span className={styles.measured}>{words.page.sides.measured}</span>}
            {hasVerdict && <RegimeVerdict />}
          </div>
        )}
        <div className={panel === 'network' ? styles.network : styles.square}>
          <Panel />
        </div>
      </SideContext>
    </div>
  );
}

/** Names the lab, and opens all of it with the present settings in a new tab. */
function WayToLab() {
  const lab = useLab();
  // The link changes with each setting, so it is asked for when it is about to be used.
  const update = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
    currentTarget.href = wholeLab(lab);
  };
  return (
    <h1 className={styles.title}>
      <a
        className={styles.lab}
        href={wholeLab(lab)}
        target="_blank"
        rel="noopener"
        aria-label={words.embed.open}
        title={words.embed.open}
        onPointerDown={update}
        onFocus={update}
        onClick={update}
      >
        {words.page.title} <span aria-hidden="true">↗</span>
      </a>
    </h1>
  );
}

/** The gap between bars and rows, and the room around them, as the style sheet has them, in px. */
const GAP = 6;

/** Returns the room that the tiles have, and the height of what is around them. */
function useRoom(page: RefObject<HTMLElement | null>) {
  const [room, setRoom] = useState({ width: 640, height: 400, around: 60 });
  useLayoutEffect(() => {
    const { current } = page;
    if (!current) return;
    const measure = () => {
      const bars = [...current.querySelectorAll<HTMLElement>(':scope > [data-bar]')];
      const around = bars.reduce((sum, bar) => sum + bar.offsetHeight + GAP, 2 * GAP);
      const found = { width: current.clientWidth - 2 * GAP, height: window.innerHeight - around, around };
      setRoom((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(current);
    for (const bar of current.querySelectorAll(':scope > [data-bar]')) sizes.observe(bar);
    addEventListener('resize', measure);
    return () => {
      sizes.disconnect();
      removeEventListener('resize', measure);
    };
  }, [page]);
  return room;
}

/** Trains while the page is seen, and talks to the page around it. */
function useTalk(page: RefObject<HTMLElement | null>, wanted: number) {
  const lab = useLab();
  const talk = useRef<Talk | null>(null);
  const height = Math.ceil(wanted);
  useEffect(() => {
    const { current } = page;
    if (!current) return;
    const rest = restUnseen(lab, current);
    const host = hostOfPage();
    talk.current = host && talkToHost(lab, rest, host);
    return () => {
      talk.current?.end();
      rest.end();
    };
  }, [lab, page]);
  useEffect(() => talk.current?.sayHeight(height), [height]);
}

/**
 * The lab's side of the messages between an embedded lab and the page around it (`protocol.ts`). Only the parent window is
 * listened to, and events go to its origin only. Nothing that it sends is evaluated: settings go the way of a link.
 */
import { layerOffset, runOffset, STEP_OFFSET, weightOffset } from '../config/frame.ts';
import { sharedAddress } from '../config/link/shared-address.ts';
import { firstNotices } from '../config/link/link-text.ts';
import type { Lab } from '../store/lab.ts';
import type { Recording } from '../store/runs/recording.ts';
import { handOverKeys } from './hand-over-keys.ts';
import type { HostMessage, LabMessage, MeasuredNetwork } from './protocol.ts';
import { readMessage } from './read-message.ts';
import type { Rest } from './rest-unseen.ts';
import { openLinkOfHost, setSettings } from './set-settings.ts';

/** The shortest time between two messages with frames, in ms. */
const FRAMES_INTERVAL = 100;
const LAB = { lab: 1 } as const;
const SIDES = ['left', 'right'] as const;

/** The page around the lab. */
interface Host {
  /** The window of that page. */
  window: Pick<Window, 'postMessage'>;
  /** Its origin; `null`: the browser doesn't tell, so the first message does. */
  origin: string | null;
}

/** The talk between the lab and the page around it. */
export interface Talk {
  /** Tells the host which height suits the panels. */
  sayHeight: (height: number) => void;
  /** Ends it. */
  end: () => void;
}

/** Returns the page around this one; `null` if there is none. */
export function hostOfPage(): Host | null {
  if (window.parent === window) return null;
  // Firefox knows no ancestors, but says where the page was opened from, unless the host forbids it.
  const told = location.ancestorOrigins?.[0] ?? (document.referrer === '' ? null : new URL(document.referrer).origin);
  return { window: window.parent, origin: told };
}

/** Returns the address of the whole lab with what is shown: its locks and hidden parts stay. */
export const wholeLab = (lab: Pick<Lab, 'link' | 'flags'>): string =>
  sharedAddress(lab.link(), {
    ...lab.flags.getState(),
    embed: false,
    show: null,
    theme: null,
    lesson: null,
    isPaused: false,
  });

/** Begins to listen to the host, and to tell it what the lab does. */
export function talkToHost(lab: Lab, rest: Rest, host: Host): Talk {
  let { origin } = host;
  let height: number | null = null;
  let keys: ReadonlySet<string> = new Set();
  const send = (message: LabMessage) => {
    // A page without an origin of its own, such as a file, can be reached in no other way.
    if (origin !== null) host.window.postMessage(message, origin === 'null' ? '*' : origin);
  };
  const sayHello = () => {
    send({ ...LAB, type: 'ready', version: 1 });
    sayState();
    if (height !== null) send({ ...LAB, type: 'height', height });
  };
  const sayState = (id?: HostMessage['id']) => {
    const { phase, stepsPerSecond, shown } = lab.run.getState();
    const step = shown.at(0)?.stream.latest(STEP_OFFSET)?.step ?? 0;
    send({ ...LAB, ...withId(id), type: 'state', phase, isResting: rest.isResting(), step, stepsPerSecond });
  };
  const act = (message: HostMessage) => {
    const { id } = message;
    const link = (refused: string[]) => send({ ...LAB, ...withId(id), type: 'link', link: wholeLab(lab), refused });
    if (message.type === 'ask') {
      if (message.what === 'link') link([]);
      else sayState(id);
    } else if (message.type === 'set') {
      link(firstNotices('link' in message ? openLinkOfHost(lab, message.link) : setSettings(lab, message.settings)));
    } else if (message.type === 'keys') keys = new Set(message.keys);
    else if (message.type === 'start') rest.play();
    else if (message.type === 'pause') rest.pause();
    else lab[message.type]();
  };
  const onMessage = ({ source, origin: from, data }: MessageEvent) => {
    if (source !== host.window) return;
    const read = readMessage(data);
    if (!read) return;
    if (origin === null) {
      origin = from;
      sayHello();
    }
    // Another page that came into the same window later is no host of this lab.
    if (from !== origin) return;
    if ('message' in read) act(read.message);
    else send({ ...LAB, ...withId(read.id), type: 'refused', sentences: [read.problem] });
  };
  addEventListener('message', onMessage);

  const sendFrames = paced(() => {
    const networks = lab.run.getState().shown.flatMap(measured);
    if (networks.length > 0) send({ ...LAB, type: 'frames', networks });
  }, FRAMES_INTERVAL);
  let streams: (() => void)[] = [];
  const follow = () => {
    for (const end of streams) end();
    streams = lab.run.getState().shown.map(({ stream }) => stream.subscribe(sendFrames));
  };
  follow();
  const ends = [
    lab.run.subscribe((now, before) => {
      if (now.shown.some(({ stream }, side) => stream !== before.shown.at(side)?.stream)) follow();
      if (now.phase !== before.phase) sayState();
      now.shown.forEach(({ failure }, side) => {
        if (failure && failure !== before.shown.at(side)?.failure)
          send({ ...LAB, type: 'failed', side: SIDES[side], sentence: failure.sentence });
      });
    }),
    // Nothing lies over an embedded lab: its host learns what it would say.
    lab.view.subscribe(({ linkNotices: sentences, setLinkNotices }) => {
      if (sentences.length === 0) return;
      send({ ...LAB, type: 'refused', sentences: [...sentences] });
      setLinkNotices([]);
    }),
    rest.subscribe(() => sayState()),
    handOverKeys(
      (key) => keys.has(key),
      (key) => send({ ...LAB, type: 'key', key }),
    ),
  ];
  sayHello();
  const { linkNotices } = lab.view.getState();
  if (linkNotices.length > 0) send({ ...LAB, type: 'refused', sentences: [...linkNotices] });

  return {
    sayHeight: (wanted) => {
      if (wanted === height) return;
      height = wanted;
      send({ ...LAB, type: 'height', height });
    },
    end: () => {
      removeEventListener('message', onMessage);
      for (const end of [...ends, ...streams]) end();
      sendFrames.cancel();
    },
  };
}

const withId = (id: HostMessage['id']) => (id === undefined ? {} : { id });

/** Returns the newest values of a run; nothing before its first frame. */
function measured({ experiment, stream }: Recording, side: number): MeasuredNetwork[] {
  const step = stream.latest(STEP_OFFSET)?.step;
  if (step === undefined) return [];
  const value = (offset: number) => stream.latest(offset)?.value ?? null;
  const { depth } = experiment.net;
  return [
    {
      side: SIDES[side],
      step,
      loss: value(runOffset('loss')),
      testLoss: value(runOffset('testLoss')),
      movement: Array.from({ length: depth }, (_, layer) => value(layerOffset(layer, 'featureMove'))),
      alignment: Array.from({ length: depth + 1 }, (_, layer) => value(weightOffset(depth, layer, 'nfaUncentered'))),
    },
  ];
}

/** Returns a function that acts at most once in an interval, and once more after the last call. */
function paced(act: () => void, interval: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const call = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, interval);
  };
  return Object.assign(call, { cancel: () => clearTimeout(timer) });
}

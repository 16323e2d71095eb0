/** Settings that the host of an embedded lab asks for. They go the way of a control or of a link, so that locks hold. */
import { nearestField, RIGHT } from '../config/link/link-fields.ts';
import { shorten } from '../config/link/link-text.ts';
import { LINK_FIELDS_V1 } from '../config/link/link.ts';
import { decodePageLink } from '../config/link/page-link.ts';
import type { SettingPath } from '../config/setting-path.ts';
import type { Lab } from '../store/lab.ts';
import { words } from '../words/words.ts';

type Parts = Pick<Lab, 'experiment'>;

/** Changes settings by their keys in links, in the order of links; returns a sentence for each that was refused. */
export function setSettings({ experiment }: Parts, settings: Readonly<Record<string, unknown>>): string[] {
  const refused: string[] = [];
  const keys = Object.keys(settings);
  const fieldOf = (key: string) => LINK_FIELDS_V1.find((field) => field.key === key.replace(RIGHT, ''));
  const place = (key: string) => LINK_FIELDS_V1.findIndex((field) => field === fieldOf(key));
  // The first field is the task, which brings the settings that the others then change.
  for (const key of keys.sort((a, b) => orderOf(place(a)) - orderOf(place(b)))) {
    const field = fieldOf(key);
    const isRight = key.startsWith(RIGHT);
    const { right, differing, change, forgive } = experiment.getState();
    if (!field) refused.push(words.embed.unknownKey(shorten(key), nearestField(key, LINK_FIELDS_V1)));
    else if (isRight && !right) refused.push(words.embed.noRight(key));
    else {
      const path = field.path as SettingPath;
      const side = isRight ? 'right' : differing.includes(path) ? 'left' : undefined;
      change(path, field.kind.read(String(settings[key])), side);
      const control = isRight ? (`right.${path}` as const) : path;
      const refusal = experiment.getState().refusals[control];
      if (refusal) refused.push(refusal.sentence);
      forgive(control);
    }
  }
  return refused;
}

const TASK_KEY = 'task';
const orderOf = (place: number) => (LINK_FIELDS_V1.at(place)?.key === TASK_KEY ? -1 : place);

/** Opens a link, an address or its fragment; returns a sentence for each part that was refused. */
export function openLinkOfHost({ experiment }: Parts, link: string): string[] {
  const opened = decodePageLink(link.slice(link.indexOf('#') + 1));
  if (opened.view !== 'training') return [words.embed.trainingOnly];
  const { whyHeld, replace } = experiment.getState();
  const why = whyHeld(opened.experiment, opened.comparison);
  // Asked before: a refusal that nobody answers for would reach the host once more, without the id of its message.
  if (why !== null) return [...opened.notices, words.embed.notTaken(why)];
  replace(opened.experiment, opened.comparison);
  return opened.notices;
}

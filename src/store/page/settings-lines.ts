/** The settings that a person went through, a line for each view. Undo and redo move along the line of the shown one. */

/** One line: links of settings in the order of time, and the place of the present one. */
interface Line {
  settings: string[];
  at: number;
}

/** The lines of all views. */
export interface SettingsLines {
  /** Returns the place of the present settings of a view; a view that is new begins with the given ones. */
  placeOf: (view: string, settings: string) => number;
  /** Returns the present settings of a view; `undefined` if it is new. */
  present: (view: string) => string | undefined;
  /** Adds new settings behind the present ones; what was undone is forgotten. Returns their place. */
  add: (view: string, settings: string) => number;
  /** Puts other settings in the place of the present ones. */
  replace: (view: string, settings: string) => void;
  /** Goes to a place of the line where these settings are; if others are there, they are added as new ones. */
  goTo: (view: string, place: number, settings: string) => void;
  /** Begins the line of a view anew. */
  restart: (view: string, settings: string) => void;
  /** Returns the place of the nearest other settings before (-1) or after (1) the present ones; `null`: there are none. */
  next: (view: string, direction: -1 | 1) => { place: number; settings: string } | null;
}

/** Creates the lines of a page that has shown nothing yet. */
export function createSettingsLines(): SettingsLines {
  const lines = new Map<string, Line>();
  const lineOf = (view: string, settings: string) => {
    const line = lines.get(view) ?? { settings: [settings], at: 0 };
    lines.set(view, line);
    return line;
  };
  const add = (view: string, settings: string) => {
    const line = lines.get(view);
    if (!line) return lineOf(view, settings).at;
    line.settings.splice(++line.at, Infinity, settings);
    return line.at;
  };
  return {
    placeOf: (view, settings) => lineOf(view, settings).at,
    present: (view) => {
      const line = lines.get(view);
      return line?.settings[line.at];
    },
    add,
    replace: (view, settings) => {
      const line = lineOf(view, settings);
      line.settings[line.at] = settings;
    },
    goTo: (view, place, settings) => {
      const line = lineOf(view, settings);
      if (line.settings[place] === settings) line.at = place;
      else if (line.settings[line.at] !== settings) add(view, settings);
    },
    restart: (view, settings) => void lines.set(view, { settings: [settings], at: 0 }),
    next: (view, direction) => {
      const line = lines.get(view);
      if (!line) return null;
      for (let place = line.at + direction; place in line.settings; place += direction)
        if (line.settings[place] !== line.settings[line.at]) return { place, settings: line.settings[place] };
      return null;
    },
  };
}

import type { ReactNode } from 'react';

/** Returns the component of an icon. */
export const icon = (shape: ReactNode) => () => (
  <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    {shape}
  </svg>
);

/** A line in the colour of the text. */
export const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** A triangle: let the run advance. */
export const PlayIcon = icon(
  <path d="M6.5 4.2v11.6a.6.6 0 0 0 .92.5l8.9-5.8a.6.6 0 0 0 0-1L7.42 3.7a.6.6 0 0 0-.92.5Z" fill="currentColor" />,
);
/** Two bars: hold the run. */
export const PauseIcon = icon(
  <g fill="currentColor">
    <rect x="5" y="4" width="3.6" height="12" rx="1" />
    <rect x="11.4" y="4" width="3.6" height="12" rx="1" />
  </g>,
);
/** A bar and a triangle: one step. */
export const StepIcon = icon(
  <g fill="currentColor">
    <rect x="4" y="4.5" width="2.4" height="11" rx="0.8" />
    <path d="M9 5.2v9.6a.5.5 0 0 0 .78.42l7-4.8a.5.5 0 0 0 0-.84l-7-4.8A.5.5 0 0 0 9 5.2Z" />
  </g>,
);
/** An arrow that turns back: from step 0. */
export const ResetIcon = icon(<path d="M4.2 4v4h4M4.6 8A6.2 6.2 0 1 1 4 11.6" {...line} />);
/** A triangle in an arrow that turns back: play back. */
export const ReplayIcon = icon(
  <>
    <path d="M4.2 4v4h4M4.6 8A6.2 6.2 0 1 1 4 11.6" {...line} />
    <path d="M8.6 7.6v5.2l4.4-2.6Z" fill="currentColor" />
  </>,
);
/** An arrow back to the left: undo. */
export const UndoIcon = icon(<path d="M7.5 4 4 7.5 7.5 11M4.4 7.5h7a4.2 4.2 0 0 1 0 8.4H8" {...line} />);
/** An arrow on to the right: redo. */
export const RedoIcon = icon(<path d="M12.5 4 16 7.5 12.5 11m3.1-3.5h-7a4.2 4.2 0 0 0 0 8.4H12" {...line} />);
/** An arrowhead downwards: choose from more. */
export const MoreIcon = icon(<path d="m6.5 8.5 3.5 3.5 3.5-3.5" {...line} />);
/** Two links of a chain: the address of this experiment. */
export const LinkIcon = icon(
  <path
    d="M8.5 11.5a3 3 0 0 0 4.24 0l2.5-2.5A3 3 0 0 0 11 4.76l-.9.9M11.5 8.5a3 3 0 0 0-4.24 0l-2.5 2.5A3 3 0 0 0 9 15.24l.9-.9"
    {...line}
  />,
);
/** Three points, one tied to the two others: share. */
export const ShareIcon = icon(
  <>
    <path d="m7.3 8.9 5.4-3M7.3 11.1l5.4 3" {...line} />
    <circle cx="5.3" cy="10" r="2.2" {...line} />
    <circle cx="14.7" cy="4.9" r="2.2" {...line} />
    <circle cx="14.7" cy="15.1" r="2.2" {...line} />
  </>,
);
/** An arrow into a tray: take away. */
export const TakeAwayIcon = icon(<path d="M10 3.5v8.6m-3.4-3.3 3.4 3.4 3.4-3.4M3.8 12.5v3.7h12.4v-3.7" {...line} />);
/** A tick: done. */
export const DoneIcon = icon(<path d="m4.5 10.5 3.6 3.6 7.4-8" {...line} />);
/** A cross: close. */
export const CloseIcon = icon(<path d="m5.5 5.5 9 9m0-9-9 9" {...line} />);
/** Sliders: all settings. */
export const SettingsIcon = icon(
  <path
    d="M3.5 6h7m4 0h2M3.5 14h2m4 0h7M12.5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z"
    {...line}
  />,
);
/** A disc, half of it filled: follow the system's theme. */
export const SystemThemeIcon = icon(
  <g>
    <circle cx="10" cy="10" r="6.2" {...line} />
    <path d="M10 3.8a6.2 6.2 0 0 1 0 12.4Z" fill="currentColor" />
  </g>,
);
/** A sun: light theme. */
export const LightThemeIcon = icon(
  <path
    d="M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM10 2.5v1.6m0 11.8v1.6M2.5 10h1.6m11.8 0h1.6M4.7 4.7l1.1 1.1m8.4 8.4 1.1 1.1m0-10.6-1.1 1.1m-8.4 8.4-1.1 1.1"
    {...line}
  />,
);
/** A moon: dark theme. */
export const DarkThemeIcon = icon(<path d="M16.2 11.9A6.7 6.7 0 0 1 8.1 3.8a6.7 6.7 0 1 0 8.1 8.1Z" {...line} />);
/** A question mark in a ring: help. */
export const HelpIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.2" {...line} />
    <path d="M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.9-1.1 1.8" {...line} />
    <circle cx="10" cy="13.9" r="1" fill="currentColor" />
  </>,
);
/** Four tiles: experiments to begin with. */
export const GalleryIcon = icon(
  <g {...line}>
    <rect x="3.5" y="3.5" width="5" height="5" rx="1" />
    <rect x="11.5" y="3.5" width="5" height="5" rx="1" />
    <rect x="3.5" y="11.5" width="5" height="5" rx="1" />
    <rect x="11.5" y="11.5" width="5" height="5" rx="1" />
  </g>,
);
/** An arrow down into a tray: save. */
export const SaveIcon = icon(<path d="M10 3.5v8.6m-3.4-3.3 3.4 3.4 3.4-3.4M4 13.4v2.9h12v-2.9" {...line} />);
/** A closed padlock: what a link holds fixed. */
export const LockIcon = icon(
  <g {...line}>
    <rect x="4.8" y="9" width="10.4" height="7.5" rx="1.5" />
    <path d="M7 9V6.8a3 3 0 0 1 6 0V9" />
  </g>,
);

/** The icons of views that are loaded late. */
import { icon, line } from './icons.tsx';

/** A ring: open. */
export const OpenIcon = icon(<circle cx="10" cy="10" r="5.5" strokeDasharray="2.6 2.6" {...line} />);
/** A pin: draw this run in the charts. */
export const PinIcon = icon(<path d="M7 3.5h6l-.8 5 2.3 2.7h-9L7.8 8.5ZM10 11.2v5.3" {...line} />);
/** An eye that is struck out: hide. */
export const HideIcon = icon(
  <path
    d="M3 10s2.6-4.6 7-4.6S17 10 17 10s-2.6 4.6-7 4.6S3 10 3 10Zm7 1.9a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8ZM4.2 16 15.8 4"
    {...line}
  />,
);
/** A bin: delete. */
export const DeleteIcon = icon(
  <path d="M4 5.8h12M8 5.6V3.8h4v1.8m2.6.2-.7 10.4H6.1L5.4 5.8M8.4 9v4m3.2-4v4" {...line} />,
);
/** An angle to the left: to what comes before. */
export const PreviousIcon = icon(<path d="m12 4.5-5.5 5.5 5.5 5.5" {...line} />);
/** An angle to the right: to what comes next. */
export const NextIcon = icon(<path d="m8 4.5 5.5 5.5L8 15.5" {...line} />);
/** An angle upwards. */
export const UpIcon = icon(<path d="m4.5 12 5.5-5.5 5.5 5.5" {...line} />);
/** An angle downwards. */
export const DownIcon = icon(<path d="m4.5 8 5.5 5.5L15.5 8" {...line} />);
/** Lines with dots before them: a list. */
export const ListIcon = icon(<path d="M8 5.5h8.5M8 10h8.5M8 14.5h8.5M4 5.5h.5M4 10h.5m-.5 4.5h.5" {...line} />);
/** A sheet with lines: a note. */
export const NoteIcon = icon(<path d="M5 3.5h10v13H5Zm2.5 4h5m-5 3h5m-5 3h3" {...line} />);

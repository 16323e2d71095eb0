/** What pointer and keys need of a heat map. Cells are named by index, x running fastest, from the lower left one on. */
interface HeatMapHost {
  /** Columns and rows that are shown. */
  shape: () => { columns: number; rows: number };
  /** The cell at a place in pixels from the upper left corner of the picture; `null` outside the cells. */
  cellAt: (x: number, y: number) => number | null;
  /** The cell that is read. */
  cell: () => number | null;
  /** The cell that the first key reads. */
  first: () => number;
  /** Reads another cell, or none; `isSpoken` when keys did it. */
  show: (cell: number | null, isSpoken: boolean) => void;
  choose: ((cell: number) => void) | undefined;
}

const MOVES: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};

/** Reads and chooses cells by mouse, touch and keys; returns the function that ends it. */
export function listenForCells(root: HTMLElement, host: HeatMapHost): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const cellUnder = ({ clientX, clientY }: MouseEvent) => {
    const { left, top } = root.getBoundingClientRect();
    return host.cellAt(clientX - left, clientY - top);
  };
  const point = (event: PointerEvent) => host.show(cellUnder(event), false);
  root.addEventListener('pointermove', point, { signal });
  root.addEventListener('pointerdown', point, { signal });
  const leave = ({ pointerType }: PointerEvent) => {
    // A finger that is lifted leaves its reading, until another place is touched.
    if (pointerType === 'mouse') host.show(null, false);
  };
  root.addEventListener('pointerleave', leave, { signal });
  root.addEventListener('blur', () => host.show(null, false), { signal });
  const click = (event: MouseEvent) => {
    const cell = cellUnder(event);
    if (cell !== null) host.choose?.(cell);
  };
  root.addEventListener('click', click, { signal });
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cell = host.cell();
    const isChoice = (event.key === 'Enter' || event.key === ' ') && cell !== null && host.choose !== undefined;
    const isEnd = event.key === 'Escape' && cell !== null;
    if (!isChoice && !isEnd && !(event.key in MOVES)) return;
    event.preventDefault();
    if (isChoice) host.choose?.(cell);
    else host.show(isEnd ? null : cell === null ? host.first() : movedCell(cell, MOVES[event.key], host.shape()), true);
  };
  root.addEventListener('keydown', press, { signal });
  return () => ended.abort();
}

function movedCell(
  cell: number,
  [byX, byY]: readonly [x: number, y: number],
  { columns, rows }: { columns: number; rows: number },
): number {
  const inside = (at: number, count: number) => Math.min(Math.max(at, 0), count - 1);
  return inside((cell % columns) + byX, columns) + columns * inside(Math.floor(cell / columns) + byY, rows);
}

/** The marks of points without a value, and what they mean. */
import { select } from 'd3';
import { words } from '../../words/words.ts';
import { drawAxisNote, roomOfFootNote, type NoteTexts } from '../axes/draw-axes.ts';
import type { PlotPicture } from '../axes/plot-layout.ts';
import styles from '../shell/chart.module.css';

/** Half the width of a cross. */
const CROSS = 3.5;

/** Returns the path of a cross. */
export const crossMark = (x: number, y: number): string =>
  `M${x - CROSS},${y - CROSS}l${2 * CROSS},${2 * CROSS}m${-2 * CROSS},0l${2 * CROSS},${-2 * CROSS}`;

/** Explains the crosses, left of the note on the foot of the axis. */
export function drawLostNote(svg: SVGElement, picture: Pick<PlotPicture, 'foot' | 'layout'>, texts: NoteTexts): void {
  drawAxisNote(svg, picture.layout, {
    ...texts,
    note: words.resultCharts.xy.lost,
    right: roomOfFootNote(picture, texts.textWidth),
    draw: (parent, x, at) => select(parent).append('path').attr('class', styles.footMark).attr('d', crossMark(x, at)),
  });
}

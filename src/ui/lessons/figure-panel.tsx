import { useId, useMemo, useState } from 'react';
import type { StudyResult } from '../../lessons/lesson.ts';
import { words } from '../../words/words.ts';
import { SavePicture } from '../figures/save-picture.tsx';
import { Toggle } from '../kit/toggle.tsx';
import { FigureTableView } from './figure-table.tsx';
import { figureContent } from './figures/figure-content.ts';
import { PanelView } from './figures/panel-view.tsx';
import styles from './figure-panel.module.css';
import { originOf } from './origin.ts';
import { useOpenLesson } from './use-lessons.ts';
import type { Figure } from '../../lessons/lesson.ts';

const said = words.lessons.figure;
const { charts } = words.page;

interface FigurePanelProps {
  lesson: string;
  figure: string;
  /** The pictures that are shown, by index and without the end; absent: all. */
  pictures?: readonly [begin: number, end: number];
}

/** Shows a figure in the text: its pictures or its numbers, with a caption and the origin of the data. */
export function FigurePanel({ lesson, figure: id, pictures }: FigurePanelProps) {
  const figure = useOpenLesson(lesson, (held) => held.lesson.figures.find((one) => one.id === id));
  const studies = useOpenLesson(lesson, (held) => held.studies);
  const source = useOpenLesson(lesson, ({ lesson: { number, title } }) => said.source(number, title));
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  if (!figure) return null;
  const study = studies[figure.study];
  const { title, caption } = figure;
  return (
    <figure className={styles.figure} aria-labelledby={titleId} data-testid="figure" data-figure={id} data-pictures="">
      <div className={styles.head}>
        <p className={styles.title} id={titleId}>
          {title}
        </p>
        {study && !asTable && (
          <SavePicture
            title={title}
            kind={`${lesson}-${id}`}
            caption={`${caption} ${originOf([study]).text}`}
            settings={source}
            isWholeCaption
          />
        )}
        <Toggle text={charts.table} label={charts.tableLabel(title)} isOn={asTable} onChange={setAsTable} />
      </div>
      {study ? (
        <Content figure={figure} result={study.result} {...{ asTable, pictures }} />
      ) : (
        <p className={styles.empty}>{said.empty}</p>
      )}
      <figcaption className={styles.caption}>
        {caption} <span className={styles.origin}>{originOf([study]).text}</span>
      </figcaption>
    </figure>
  );
}

interface ContentProps extends Pick<FigurePanelProps, 'pictures'> {
  figure: Figure;
  result: StudyResult;
  asTable: boolean;
}

function Content({ figure, result, asTable, pictures = [0, Infinity] }: ContentProps) {
  const { panels: all, table } = useMemo(() => figureContent(figure, result), [figure, result]);
  if (asTable) return <FigureTableView caption={figure.title} table={table} />;
  const panels = all.slice(...pictures);
  return (
    <div className={styles.panels} data-kind={figure.kind} data-count={panels.length}>
      {panels.map((panel, place) => (
        <div key={place} className={styles.panel}>
          {panel.name !== null && <p className={styles.name}>{panel.name}</p>}
          <PanelView panel={panel} />
        </div>
      ))}
    </div>
  );
}

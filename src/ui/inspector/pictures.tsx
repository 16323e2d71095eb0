import { useEffect, useRef } from 'react';
import { paintSigned, signedLimit } from '../../charts/pictures/signed-image.ts';
import { appendHtml } from '../../charts/shell/create-chart.ts';
import { BARE_PICTURE, rememberPicture } from '../../charts/export/drawn-pictures.ts';
import { currentTheme, onThemeChange } from '../../charts/shell/palette.ts';
import type { Inspection, MatrixReport } from '../../engine/inspect/inspection.ts';
import { words } from '../../words/words.ts';
import styles from './pictures.module.css';
import { reportsOf } from './reports.ts';
import { Tile } from './tile.tsx';

const said = words.inspector.pictures;

interface PicturesProps {
  inspection: Inspection;
  /** Pixels along a side of the input images. */
  side: number;
}

/** Shows the diagonals and the first eigenvectors of the matrices as images of the inputs. */
export function Pictures({ inspection, side }: PicturesProps) {
  const { fanIn, of } = inspection;
  const reports = reportsOf(inspection);
  const limit = signedLimit(reports.map(([, { diagonal }]) => diagonal));
  return (
    <Tile title={said.title} about={said.about} caption={said.about} of={of} testId="inspector-pictures">
      <div className={styles.rows}>
        {reports.map(([name, report]) => (
          <PictureRow
            key={name}
            title={words.inspector.matrices[name].title}
            report={report}
            pixels={fanIn}
            side={side}
            limit={limit}
          />
        ))}
        <div className={styles.row} aria-hidden="true">
          <span />
          {[said.diagonal, ...[1, 2, 3, 4].map(said.vector)].map((caption) => (
            <span key={caption} className={styles.caption}>
              {caption}
            </span>
          ))}
        </div>
      </div>
    </Tile>
  );
}

interface PictureRowProps {
  title: string;
  report: MatrixReport;
  pixels: number;
  side: number;
  limit: number;
}

function PictureRow({ title, report: { diagonal, eigenvectors }, pixels, side, limit }: PictureRowProps) {
  const vectors = Array.from({ length: eigenvectors.length / pixels }, (_, i) =>
    eigenvectors.subarray(i * pixels, (i + 1) * pixels),
  );
  return (
    <div className={styles.row}>
      <span className={styles.name}>{title}</span>
      <Picture
        values={diagonal}
        columns={side}
        limit={limit}
        label={said.label(title, said.diagonal)}
        name={said.figureName(title, said.diagonal)}
      />
      {vectors.map((values, i) => (
        <Picture
          key={i}
          values={values}
          columns={side}
          limit={signedLimit([values])}
          label={said.label(title, said.vectorName(i + 1))}
          name={said.figureName(title, said.vector(i + 1))}
        />
      ))}
    </div>
  );
}

interface PictureProps {
  values: Float32Array;
  columns: number;
  limit: number;
  label: string;
  /** Its name in a figure. */
  name: string;
}

function Picture({ values, columns, limit, label, name }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return;
    return rememberPicture(canvas.current, {
      drawInto: (stage, { theme }) => {
        const again = appendHtml(stage, 'canvas');
        paintSigned(again, { values, columns, limit }, theme);
        return () => again.remove();
      },
      ...BARE_PICTURE,
      name: () => name,
    });
  }, [values, columns, limit, name]);
  useEffect(() => {
    const paint = () => {
      if (canvas.current) paintSigned(canvas.current, { values, columns, limit }, currentTheme());
    };
    paint();
    return onThemeChange(paint);
  }, [values, columns, limit]);
  return <canvas ref={canvas} className={styles.picture} role="img" aria-label={label} />;
}

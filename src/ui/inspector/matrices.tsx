import { useMemo } from 'react';
import { formatCount, formatNumber, formatSetting } from '../../charts/shell/format-number.ts';
import { createMatrixPicture } from '../../charts/pictures/matrix-picture.ts';
import { SIGNED_STOPS } from '../../charts/shell/palette.ts';
import { signedLimit } from '../../charts/pictures/signed-image.ts';
import type { Inspection, MatrixReport } from '../../engine/inspect/inspection.ts';
import { words } from '../../words/words.ts';
import { useChart } from '../use-chart.ts';
import styles from './matrices.module.css';
import { reportsOf, type ReportName } from './reports.ts';
import { Tile } from './tile.tsx';

const said = words.inspector.matrices;
const DIGITS = 3;

/** Shows the NFM beside the AGOP, and the features of a feature machine, on one colour scale. */
export function Matrices({ inspection }: { inspection: Inspection }) {
  const { machine, block, of } = inspection;
  const reports = reportsOf(inspection);
  const limit = signedLimit(reports.map(([, { cells }]) => cells));
  const about = (
    <>
      <p>{said.about}</p>
      {machine && <p>{said.aboutMachine}</p>}
      <p>{said.scale}</p>
      {block > 1 && <p>{said.blocks(formatCount(block))}</p>}
    </>
  );
  return (
    <Tile
      title={machine ? said.titleWithMachine : said.title}
      about={about}
      aside={<ColorBar limit={limit} />}
      caption={`${said.scaleLabel(formatSetting(limit))}.`}
      of={of}
      isWide
      testId="inspector-matrices"
    >
      <div className={styles.pair}>
        {reports.map(([name, report]) => (
          <Matrix key={name} name={name} report={report} inspection={inspection} limit={limit} />
        ))}
      </div>
    </Tile>
  );
}

interface MatrixProps {
  name: ReportName;
  report: MatrixReport;
  inspection: Inspection;
  limit: number;
}

function Matrix({ name, report, inspection, limit }: MatrixProps) {
  const { title, formula } = said[name];
  const { fanIn, block, of } = inspection;
  const label = said.label(title, formula[of], formatNumber(report.trace, DIGITS), ...sizesOf(report));
  const data = useMemo(() => {
    const columns = Math.ceil(fanIn / block);
    return { label, values: report.cells, columns, limit, block, size: fanIn };
  }, [label, report, fanIn, block, limit]);
  const [container] = useChart(createMatrixPicture, data, {
    name: `${title} ${formula[of]}`,
    scale: { ...endsOf(limit), colors: (theme) => SIGNED_STOPS[theme] },
  });

  return (
    <figure className={styles.matrix} data-testid={`matrix-${name}`}>
      <figcaption className={styles.caption}>
        <b>{title}</b> <span className={styles.formula}>{formula[of]}</span>
        <span className={styles.trace}>{said.trace(formatNumber(report.trace, DIGITS))}</span>
      </figcaption>
      <div ref={container} />
      {report.trace === 0 && <p className={styles.zero}>{said.zero}</p>}
    </figure>
  );
}

/** Returns the largest entry of the diagonal, and the mean size of the cells off it. */
function sizesOf({ cells, diagonal }: MatrixReport): [largest: string, mean: string] {
  const side = Math.sqrt(cells.length);
  const others = cells.filter((_, at) => at % (side + 1) !== 0);
  const mean = others.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, others.length);
  return [formatNumber(Math.max(...diagonal), DIGITS), formatNumber(mean, DIGITS)];
}

/** The colours of the scale; `light-dark` follows the theme by itself. */
const GRADIENT = SIGNED_STOPS.light.map((light, stop) => `light-dark(${light}, ${SIGNED_STOPS.dark[stop]})`).join(', ');

/** Returns the texts at the ends of the scale. */
const endsOf = (limit: number) => ({ low: `≤ −${formatSetting(limit)}`, high: `≥ ${formatSetting(limit)}` });

function ColorBar({ limit }: { limit: number }) {
  const end = formatSetting(limit);
  const { low, high } = endsOf(limit);
  return (
    <div className={styles.bar} role="img" aria-label={said.scaleLabel(end)}>
      <span>{low}</span>
      <i style={{ background: `linear-gradient(to right, ${GRADIENT})` }} />
      <span>{high}</span>
    </div>
  );
}

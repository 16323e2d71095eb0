import type { FunctionData } from '../../charts/function/function-data.ts';
import { createFunctionPicture } from '../../charts/function/function-picture.ts';
import { words } from '../../words/words.ts';
import { useChart } from '../use-chart.ts';
import styles from './picture-view.module.css';

/** Shows what a network has learned in a square; `null`: nothing is known yet. */
export const FunctionView = ({ data }: { data: FunctionData | null }) =>
  data === null ? (
    <p className={`${styles.square} ${styles.empty}`}>{words.pictures.function.empty}</p>
  ) : (
    <Drawn data={data} />
  );

function Drawn({ data }: { data: FunctionData }) {
  const [container] = useChart(createFunctionPicture, data);
  return <div ref={container} className={styles.square} />;
}

import type { FeaturesData } from '../../charts/features/features-data.ts';
import { createFeaturesPicture } from '../../charts/features/features-picture.ts';
import { words } from '../../words/words.ts';
import { useChart } from '../use-chart.ts';
import styles from './picture-view.module.css';

/** Shows the features of a layer in a square; `null`: nothing is known yet. */
export const FeaturesView = ({ data }: { data: FeaturesData | null }) =>
  data === null ? (
    <p className={`${styles.square} ${styles.empty}`}>{words.pictures.features.empty}</p>
  ) : (
    <Drawn data={data} />
  );

function Drawn({ data }: { data: FeaturesData }) {
  const [container] = useChart(createFeaturesPicture, data);
  return <div ref={container} className={styles.square} />;
}

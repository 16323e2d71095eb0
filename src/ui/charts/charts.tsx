import { words } from '../../words/words.ts';
import { AlignmentChart } from './alignment-chart.tsx';
import styles from './charts.module.css';
import { FitChart } from './fit-chart.tsx';
import { MovementChart } from './movement-chart.tsx';

/** What is measured: loss, movement of the features, alignment. */
export function Charts() {
  return (
    <section id="charts" className={styles.charts} aria-label={words.page.charts.region}>
      <FitChart />
      <MovementChart />
      <AlignmentChart />
    </section>
  );
}

import styles from './richness-track.module.css';

/** The lazy-to-rich ramp as the track of the dial. */
export const RichnessTrack = () => <div className={styles.ramp} />;

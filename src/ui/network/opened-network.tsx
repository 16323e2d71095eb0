import { useStore } from 'zustand';
import { NETWORK_SNIPPET } from '../../config/network-snippet.ts';
import { sidesOf } from '../../store/training/experiment-store.ts';
import { startWith } from '../../store/training/opened-network.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useLab } from '../lab-context.ts';
import styles from './opened-network.module.css';

const said = words.networkFile.line;

/** Says which network was opened, at which step, and what its file leaves open; lets it go. */
export function OpenedNetwork() {
  const { experiment, network, training } = useLab();
  const { opened, isUsed, isMeant } = useStore(network);
  // A change of the shape decides whether it can be used.
  const canBegin = useStore(experiment, (state) => startWith(opened, sidesOf(state)) !== undefined);
  if (!opened) return null;
  const { file, layers, notices, present } = opened;
  const isOther = !isUsed && !isMeant && canBegin;
  const unused = isOther ? said.other(file) : said.unused(file, layers);
  const text = isUsed ? said.opened(file, layers, present.biases !== null, present.step) : unused;
  return (
    <div className={styles.line} role="status" aria-label={said.label} data-testid="opened-network">
      <span className={styles.text} title={text}>
        {text}
      </span>
      <Hint label={said.about}>
        {notices.map((notice) => (
          <p key={notice}>{notice}</p>
        ))}
        <p>{said.link}</p>
        <p>{said.snippet}</p>
        <pre className={styles.snippet}>{NETWORK_SNIPPET}</pre>
      </Hint>
      {isOther && (
        <TextButton label={said.beginLabel} onPress={training.beginWithNetwork}>
          {said.begin}
        </TextButton>
      )}
      <TextButton label={said.letGoLabel} onPress={training.letGoNetwork}>
        {said.letGo}
      </TextButton>
    </div>
  );
}

import { useStore } from 'zustand';
import { chooseRest, restChoice } from '../../store/page/rest-hidden.ts';
import { words } from '../../words/words.ts';
import { LargeDialog } from '../kit/large-dialog.tsx';
import { Switch } from '../kit/switch.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useLab } from '../lab-context.ts';
import { OfflineLine } from '../offline/offline-line.tsx';
import { Part } from '../part.tsx';
import { PresentButton } from '../present/present-button.tsx';
import { explained, type ExplanationSection } from './explanations.ts';
import { Keys } from './keys.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './help.module.css';

const said = words.help;

/** Shows the keys of the page, and the explanation of every control. */
export function Help({ onClose }: { onClose: () => void }) {
  const { view } = useLab();
  const [ideas, ...controls] = explained();
  return (
    <LargeDialog
      title={said.title}
      closeLabel={said.close}
      onClose={onClose}
      actions={
        <>
          <Part name="language">
            <LanguageSwitch />
          </Part>
          <PresentButton onClose={onClose} />
          <TextButton onPress={view.getState().beginTour}>{said.tourAgain}</TextButton>
        </>
      }
    >
      <p className={styles.about}>{said.about}</p>
      <Explained section={ideas} isOpen />
      <Section title={said.keys.title} isOpen>
        <Keys />
      </Section>
      {controls.map((section) => (
        <Explained key={section.title} section={section} />
      ))}
      <RestHiddenSwitch />
      <OfflineLine />
    </LargeDialog>
  );
}

/** Lets a person choose whether what trains rests while the tab is hidden. */
function RestHiddenSwitch() {
  const { isOn } = useStore(restChoice);
  return (
    <p>
      <label>
        <Switch isOn={isOn} onChange={chooseRest} /> {said.restHidden}
      </label>
    </p>
  );
}

const Explained = ({ section: { title, entries }, isOpen }: { section: ExplanationSection; isOpen?: boolean }) => (
  <Section title={title} isOpen={isOpen}>
    <dl className={styles.entries}>
      {entries.map(({ name, symbol, text }) => (
        <div key={`${name} ${text}`} className={styles.entry}>
          <dt>
            {name} {symbol && <i className={styles.symbol}>{symbol}</i>}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  </Section>
);

interface SectionProps {
  title: string;
  isOpen?: boolean;
  children: React.ReactNode;
}

const Section = ({ title, isOpen = false, children }: SectionProps) => (
  <details className={styles.section} open={isOpen}>
    <summary className={styles.summary}>
      <h3>{title}</h3>
    </summary>
    {children}
  </details>
);

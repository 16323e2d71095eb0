import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useLab } from '../lab-context.ts';
import { explained, type ExplanationSection } from './explanations.ts';
import { Keys } from './keys.tsx';
import styles from './help.module.css';

const said = words.help;

/** Shows the keys of the page, and the explanation of every control. */
export function Help({ onClose }: { onClose: () => void }) {
  const { view } = useLab();
  const [ideas, ...controls] = explained();
  return (
    <ModalOverlay
      className={styles.veil}
      isDismissable
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.surface}>
        <Dialog className={styles.dialog} aria-labelledby="help-title">
          <header className={styles.head}>
            <h2 className={styles.title} id="help-title">
              {said.title}
            </h2>
            <TextButton onPress={view.getState().beginTour}>{said.tourAgain}</TextButton>
            <IconButton label={said.close} onPress={onClose}>
              <CloseIcon />
            </IconButton>
          </header>
          <p className={styles.about}>{said.about}</p>
          <Explained section={ideas} isOpen />
          <Section title={said.keys.title} isOpen>
            <Keys />
          </Section>
          {controls.map((section) => (
            <Explained key={section.title} section={section} />
          ))}
        </Dialog>
      </Modal>
    </ModalOverlay>
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

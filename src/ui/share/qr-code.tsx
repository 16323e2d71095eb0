import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { encode } from 'uqr';
import { countText } from '../../words/number-text.ts';
import { words } from '../../words/words.ts';
import styles from './qr-code.module.css';

const said = words.share.qr;

/** The most characters of a QR code whose squares a phone tells apart on a screen. */
const MOST_CHARACTERS = 900;
/** The white around a QR code, in its squares; readers need it. */
const QUIET_ZONE = 4;

/** Shows a link as a QR code, which fills the screen when it is pressed. */
export function QrCode({ link }: { link: string }) {
  const [isLarge, setLarge] = useState(false);
  if (link.length > MOST_CHARACTERS) return <p className={styles.about}>{said.tooLong(countText(link.length))}</p>;
  return (
    <>
      <Button className={styles.small} aria-label={said.show} onPress={() => setLarge(true)}>
        <Squares link={link} />
      </Button>
      <p className={styles.about}>{said.about}</p>
      <ModalOverlay className={styles.screen} isOpen={isLarge} onOpenChange={setLarge}>
        <Modal className={styles.whole}>
          <Dialog className={styles.whole} aria-label={said.title}>
            <Button className={styles.large} aria-label={said.hide} onPress={() => setLarge(false)}>
              <Squares link={link} />
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function Squares({ link }: { link: string }) {
  const { data, size } = encode(link, { ecc: 'L', boostEcc: true, border: QUIET_ZONE });
  const black = data.flatMap((row, y) => row.flatMap((isBlack, x) => (isBlack ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={said.title}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={black.join('')} fill="#000" />
    </svg>
  );
}

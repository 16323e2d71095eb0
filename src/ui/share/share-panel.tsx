import { useId, useState, type ReactNode } from 'react';
import { NO_FLAGS, type PageFlags } from '../../config/link/page-flags.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { ABOUT } from '../../lessons/about-lessons.ts';
import { learningRates } from '../../config/learning-rates.ts';
import type { Lab } from '../../store/lab.ts';
import { words } from '../../words/words.ts';
import { LargeDialog } from '../kit/large-dialog.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useLab } from '../lab-context.ts';
import { PresentButton } from '../present/present-button.tsx';
import { FlagFields, PanelFields } from './flag-fields.tsx';
import { QrCode } from './qr-code.tsx';
import { beyondFlags, heldTwice, readerMay, readerSees, withinFlags } from './reader-sees.ts';
import { embedCode, sharedAddress } from '../../config/link/shared-address.ts';
import { withoutIdle } from '../../config/locks.ts';
import styles from './share-panel.module.css';
import { shortText } from './short-text.ts';

const said = words.share;

/** Shows the link of the page as text, QR code and code to embed, and edits what it lets a reader do. */
export function SharePanel({ onClose }: { onClose: () => void }) {
  const lab = useLab();
  // All of it is of the moment at which the dialog opens.
  const [link] = useState(lab.shareLink);
  const [flags, setFlags] = useState<PageFlags>(() => ({ ...lab.sharedFlags(), embed: false, show: null }));
  const [show, setShow] = useState<PageFlags['show']>(() => lab.flags.getState().show);
  const [hasPreview, setPreview] = useState(false);
  const [outcome, setOutcome] = useState('');
  const change = (part: Partial<PageFlags>) => setFlags((before) => ({ ...before, ...part }));

  const opened = decodePageLink(new URL(link).hash);
  const text = textOf(opened, flags);
  // A setting that is ticked and has a range typed, too, is fixed.
  const written = { ...flags, lock: withoutIdle(flags.lock) };
  const address = sharedAddress(link, written);
  const embedded = sharedAddress(link, { ...written, embed: true, show });
  const code = embedCode(embedded, `${words.page.title}: ${text}`);
  const lesson = Object.values(ABOUT).find(({ id }) => id === flags.lesson);
  const sees = [
    ...(lesson ? [said.reader.first(lesson.title)] : readerSees(opened, lacksOf(lab), flags)),
    ...readerMay(flags),
  ];
  const onRanges = [
    ...heldTwice(flags).map(said.flags.heldTwice),
    ...(!lesson && opened.view === 'training' ? beyondFlags(opened, flags) : []),
  ];

  const copy = (title: string, content: string) =>
    void navigator.clipboard.writeText(content).then(
      () => setOutcome(said.copied(title)),
      () => setOutcome(said.failed),
    );
  const send = () => void navigator.share({ title: words.page.title, text, url: address }).catch(() => undefined);
  const row = (title: string, content: string, more?: ReactNode) => (
    <Row title={title} content={content} onCopy={() => copy(title, content)} more={more} />
  );
  return (
    <LargeDialog
      title={said.title}
      closeLabel={said.close}
      onClose={onClose}
      isWide
      actions={<PresentButton onClose={onClose} />}
    >
      <div className={styles.columns}>
        <div>
          {row(
            said.link,
            address,
            // Not every browser has it.
            'share' in navigator && <TextButton onPress={send}>{said.send}</TextButton>,
          )}
          {row(said.text, text)}
          <section className={styles.part} aria-label={said.reader.title}>
            <h3 className={styles.title}>{said.reader.title}</h3>
            <ul className={styles.sees} data-testid="reader-sees">
              {sees.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
          <section className={styles.part} aria-label={said.flags.title}>
            <h3 className={styles.title}>{said.flags.title}</h3>
            <FlagFields flags={flags} onChange={change} onRanges={onRanges} />
          </section>
        </div>
        <div>
          <section className={styles.part} aria-label={said.qr.title}>
            <QrCode link={address} />
          </section>
          {row(said.embed, code)}
          <p className={styles.about}>{said.aboutEmbed}</p>
          <PanelFields flags={{ ...NO_FLAGS, show }} onChange={({ show: chosen }) => setShow(chosen ?? null)} />
          <TextButton onPress={() => setPreview(!hasPreview)}>
            {hasPreview ? said.hidePreview : said.preview}
          </TextButton>
          {hasPreview && <iframe className={styles.preview} src={embedded} title={said.previewTitle} />}
        </div>
      </div>
      <p className={styles.outcome} role="status">
        {outcome}
      </p>
    </LargeDialog>
  );
}

interface RowProps {
  title: string;
  content: string;
  onCopy: () => void;
  more?: ReactNode;
}

/** Shows a text to be copied. */
function Row({ title, content, onCopy, more }: RowProps) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label className={styles.title} htmlFor={id}>
        {title}
      </label>
      <input id={id} className={styles.text} readOnly value={content} onFocus={(event) => event.target.select()} />
      <TextButton look="primary" label={said.copyOf(title)} onPress={onCopy}>
        {said.copy}
      </TextButton>
      {more}
    </div>
  );
}

/** Returns what a link opens in a few words. */
function textOf(link: ReturnType<typeof decodePageLink>, flags: PageFlags): string {
  if (link.view !== 'training') return said.short[link.view];
  const { experiment, comparison } = withinFlags(link, flags);
  return shortText(experiment, comparison);
}

/** Returns what of the present runs no link carries. */
function lacksOf({ network, run, experiment }: Lab) {
  const { opened, isUsed } = network.getState();
  return {
    network: isUsed && opened ? opened.file : null,
    hasRates: run.getState().shown.some((recording) => learningRates(recording).length > 1),
    isGiven: experiment.getState().experiment.task.name === 'given',
  };
}

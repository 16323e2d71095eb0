import { useEffect, useState } from 'react';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { DoneIcon, LinkIcon } from '../kit/icons.tsx';
import { useLab } from '../lab-context.ts';

/** Time for which the button shows the outcome, in milliseconds. */
const SAID_FOR = 2000;

/** Copies the address that opens what the page shows. */
export function CopyLink() {
  const { shareLink } = useLab();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = () => {
    navigator.clipboard.writeText(shareLink()).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <>
      <IconButton label={words.page.link[outcome ?? 'copy']} onPress={copy}>
        {outcome === 'copied' ? <DoneIcon /> : <LinkIcon />}
      </IconButton>
      <span className="visually-hidden" role="status">
        {outcome && words.page.link[outcome]}
      </span>
    </>
  );
}

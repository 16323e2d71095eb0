import { useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useStore } from 'zustand';
import { EMPTY_TALK, MOST, talkLink, talkText, type Talk, type TalkItem } from '../../store/talk/talk.ts';
import { changeTalk, followOtherTabs, undoTalk, withItem, withMoved } from '../../store/talk/talk-changes.ts';
import { flagsText } from '../../store/talk/item-link.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { PlayIcon } from '../kit/icons.tsx';
import { DeleteIcon, DownIcon, UpIcon } from '../kit/late-icons.tsx';
import { LargeDialog } from '../kit/large-dialog.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { useLab } from '../lab-context.ts';
import { fileStem, saveFile } from '../take-away/save-file.ts';
import { useOpening } from '../take-away/use-opening.ts';
import { foundLink, linksInLines, type FoundLink } from './found-links.ts';
import { nameOfLink } from './name-of-link.ts';
import styles from './talk-editor.module.css';

const said = words.talk;

/** Edits the talk: adds the present experiment or pasted links, orders, names and notes; saves, copies and gives it. */
export function TalkEditor({ onGive }: { onGive: (item: number) => void }) {
  const lab = useLab();
  const { present } = lab;
  const talk = useStore(present, (state) => state.talk) ?? EMPTY_TALK;
  const canUndo = useStore(present, ({ past }) => past.length > 0);
  useEffect(() => followOtherTabs(present), [present]);
  const isLost = useStore(present, (state) => state.isLost);
  const [outcome, setOutcome] = useState('');
  const change = (to: (talk: Talk) => Talk) => changeTalk(present, to);
  const add = (found: readonly FoundLink[]) => {
    const room = MOST.items - talk.items.length;
    const added = found
      .slice(0, room)
      .map(({ link, title }) => ({ link, title: title.slice(0, MOST.title), note: '' }));
    if (added.length > 0) change((before) => ({ ...before, items: [...before.items, ...added] }));
    const strange = [...new Set(found.flatMap((each) => each.strange))];
    const sentences = [
      found.length > room ? said.full(MOST.items) : found.length > 0 ? said.added(found.length) : said.noLinks,
      ...(strange.length > 0 ? [said.leftOut(strange)] : []),
      ...found.flatMap(({ notices }) => notices),
    ];
    setOutcome(words.page.sentences(sentences));
  };
  const close = () => present.setState({ isEditing: false });
  return (
    <LargeDialog title={said.title} closeLabel={said.close} onClose={close}>
      <p className={styles.about}>{said.about}</p>
      <input
        className={styles.name}
        aria-label={said.name}
        placeholder={said.untitled}
        maxLength={MOST.title}
        value={talk.title}
        onChange={({ target }) => change((before) => ({ ...before, title: target.value }))}
      />
      <ol className={styles.items}>
        {talk.items.map((item, index) => (
          <Item
            // What is typed belongs to its place in the list.
            key={index}
            {...{ item, index, change }}
            isLast={index === talk.items.length - 1}
            onGive={() => onGive(index)}
          />
        ))}
      </ol>
      {talk.items.length === 0 && <p className={styles.about}>{said.empty}</p>}
      <AddLinks onAdd={add} ofPresent={() => foundLink(lab.shareLink())} />
      <Actions talk={talk} onOutcome={setOutcome} onGive={() => onGive(0)} onClose={close}>
        <TextButton isDisabled={!canUndo} onPress={() => undoTalk(present)}>
          {said.undo}
        </TextButton>
      </Actions>
      <p className={styles.outcome} role="status">
        {words.page.sentences([...(isLost ? [said.lost] : []), outcome])}
      </p>
    </LargeDialog>
  );
}

interface ItemProps {
  item: TalkItem;
  index: number;
  isLast: boolean;
  change: (to: (talk: Talk) => Talk) => void;
  onGive: () => void;
}

function Item({ item, index, isLast, change, onGive }: ItemProps) {
  const number = index + 1;
  const set = (part: Partial<TalkItem>) => change((talk) => withItem(talk, index, { ...talk.items[index], ...part }));
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <input
          className={styles.title}
          aria-label={said.itemTitle(number)}
          placeholder={nameOfLink(item.link)}
          maxLength={MOST.title}
          value={item.title}
          onChange={({ target }) => set({ title: target.value })}
        />
        <IconButton label={said.giveFrom(number)} onPress={onGive}>
          <PlayIcon />
        </IconButton>
        <IconButton
          label={said.up(number)}
          isDisabled={index === 0}
          onPress={() => change((talk) => withMoved(talk, index, -1))}
        >
          <UpIcon />
        </IconButton>
        <IconButton
          label={said.down(number)}
          isDisabled={isLast}
          onPress={() => change((talk) => withMoved(talk, index, 1))}
        >
          <DownIcon />
        </IconButton>
        <IconButton label={said.remove(number)} onPress={() => change((talk) => withItem(talk, index, null))}>
          <DeleteIcon />
        </IconButton>
      </div>
      {flagsText(item.link) !== '' && <p className={styles.flags}>{said.flags(flagsText(item.link))}</p>}
      <textarea
        className={styles.note}
        aria-label={said.itemNote(number)}
        placeholder={said.notePlaceholder}
        rows={1}
        maxLength={MOST.note}
        value={item.note}
        onChange={({ target }) => set({ note: target.value })}
      />
    </li>
  );
}

interface AddLinksProps {
  onAdd: (links: readonly FoundLink[]) => void;
  /** Returns the present experiment. */
  ofPresent: () => FoundLink;
}

function AddLinks({ onAdd, ofPresent }: AddLinksProps) {
  const [text, setText] = useState('');
  const addPasted = () => {
    const links = linksInLines(text);
    onAdd(links);
    if (links.length > 0) setText('');
  };
  return (
    <div className={styles.add}>
      <TextButton look="primary" onPress={() => onAdd([ofPresent()])}>
        {said.addPresent}
      </TextButton>
      <textarea
        className={styles.paste}
        aria-label={said.paste}
        placeholder={said.paste}
        rows={2}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <TextButton isDisabled={text.trim() === ''} onPress={addPasted}>
        {said.addPasted}
      </TextButton>
    </div>
  );
}

interface ActionsProps {
  talk: Talk;
  onOutcome: (sentence: string) => void;
  onGive: () => void;
  onClose: () => void;
  children: React.ReactNode;
}

function Actions({ talk, onOutcome, onGive, onClose, children }: ActionsProps) {
  const open = useOpening();
  const isEmpty = talk.items.length === 0;
  const copy = () => {
    const link = talkLink(talk);
    if (link === null) {
      onOutcome(said.tooLong);
      return;
    }
    const address = location.href.replace(/[?#].*$/, '') + link;
    void navigator.clipboard.writeText(address).then(
      () => onOutcome(said.copied),
      () => onOutcome(said.notCopied),
    );
  };
  return (
    <div className={styles.actions}>
      <TextButton look="primary" isDisabled={isEmpty} onPress={onGive}>
        {said.give}
      </TextButton>
      {children}
      <TextButton
        isDisabled={isEmpty}
        onPress={() => saveFile(`${fileStem(talk.title, 'talk')}.json`, [talkText(talk)])}
      >
        {said.save}
      </TextButton>
      <FileTrigger
        onSelect={(files) => {
          onClose();
          open([...(files ?? [])]);
        }}
      >
        <TextButton>{said.open}</TextButton>
      </FileTrigger>
      <TextButton isDisabled={isEmpty} onPress={copy}>
        {said.copy}
      </TextButton>
    </div>
  );
}

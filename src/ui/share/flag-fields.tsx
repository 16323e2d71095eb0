import { useState, type ReactNode } from 'react';
import { NO_FLAGS, PANELS, PARTS, readFlags, writeFlags, type PageFlags } from '../../config/link/page-flags.ts';
import { ABOUT } from '../../lessons/about-lessons.ts';
import { LANGUAGES } from '../../words/languages.ts';
import { words } from '../../words/words.ts';
import { SelectField } from '../kit/select-field.tsx';
import styles from './flag-fields.module.css';
import { labelOf } from './reader-sees.ts';

const said = words.share.flags;

/** What can be held fixed with a tick; more is typed. */
const LOCKS = ['settings', 'comparison', 'task', 'width', 'depth', 'lr', 'scaling', 'gamma0'];

/** What a link may say of the theme. */
const THEMES = ['ofReader', 'light', 'dark'] as const;

interface FlagFieldsProps {
  flags: PageFlags;
  onChange: (change: Partial<PageFlags>) => void;
  /** Sentences on allowed values that are not as they seem. */
  onRanges?: readonly string[];
}

/** Edits what the page of a reader may show and change. */
export function FlagFields({ flags, onChange, onRanges }: FlagFieldsProps) {
  const { hide, lock, isPaused, present, theme, lang, lesson } = flags;
  const isHeld = (of: string) => lock.some((each) => each.of === of && each.range === null);
  const hold = (of: string, isOn: boolean) => {
    const others = lock.filter((each) => each.of !== of || each.range !== null);
    onChange({ lock: isOn ? [...others, { of, range: null }] : others });
  };
  return (
    <>
      <p className={styles.about}>{said.about}</p>
      <Tick label={said.start} isOn={isPaused} onChange={(isOn) => onChange({ isPaused: isOn })} />
      <Tick label={said.present} isOn={present} onChange={(isOn) => onChange({ present: isOn })} />
      <div className={styles.row}>
        <Labelled label={said.lesson}>
          <SelectField
            label={said.lesson}
            value={lesson ?? ''}
            options={[
              { value: '', text: said.thisPage },
              ...Object.values(ABOUT).map(({ id, title }) => ({ value: id, text: title })),
            ]}
            onChange={(id) => onChange({ lesson: id === '' ? null : id })}
          />
        </Labelled>
        <Labelled label={said.language}>
          <SelectField
            label={said.language}
            value={lang ?? ''}
            options={[
              { value: '', text: said.ofReader },
              ...Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, text: name })),
            ]}
            onChange={(chosen) => onChange({ lang: chosen === '' ? null : chosen })}
          />
        </Labelled>
        <Labelled label={said.theme}>
          <SelectField
            label={said.theme}
            value={theme ?? 'ofReader'}
            options={THEMES.map((value) => ({ value, text: said.themes[value] }))}
            onChange={(chosen) => onChange({ theme: chosen === 'ofReader' ? null : chosen })}
          />
        </Labelled>
      </div>
      <Ticks title={said.hide}>
        {PARTS.map((part) => (
          <Tick
            key={part}
            label={said.parts[part]}
            isOn={hide.includes(part)}
            onChange={(isOn) => onChange({ hide: PARTS.filter((one) => (one === part ? isOn : hide.includes(one))) })}
          />
        ))}
      </Ticks>
      <Ticks title={said.lock}>
        {LOCKS.map((of) => (
          <Tick key={of} label={labelOf(of)} isOn={isHeld(of)} onChange={(isOn) => hold(of, isOn)} />
        ))}
        <Ranges flags={flags} onChange={onChange} onRanges={onRanges} />
      </Ticks>
    </>
  );
}

/** Chooses the panels of an embedded page; without any, those that suit its size. */
export function PanelFields({ flags: { show }, onChange }: FlagFieldsProps) {
  const choose = (panel: (typeof PANELS)[number], isOn: boolean) => {
    const chosen = PANELS.filter((one) => (one === panel ? isOn : show?.includes(one)));
    onChange({ show: chosen.length > 0 ? chosen : null });
  };
  return (
    <Ticks title={said.show}>
      {PANELS.map((panel) => (
        <Tick
          key={panel}
          label={said.parts[panel]}
          isOn={show?.includes(panel) ?? false}
          onChange={(isOn) => choose(panel, isOn)}
        />
      ))}
    </Ticks>
  );
}

/** Edits the ranges of values that are allowed, as links write them. */
function Ranges({ flags: { lock }, onChange, onRanges = [] }: FlagFieldsProps) {
  const [typed, setTyped] = useState(() => textOf(lock));
  const { flags: read, notices } = readLocks(typed);
  const take = (text: string) => {
    setTyped(text);
    const asked = readLocks(text).flags.lock;
    onChange({ lock: [...lock.filter(({ range }) => range === null), ...asked.filter(({ range }) => range)] });
  };
  const isWrong = typed !== '' && (notices.length > 0 || read.lock.some(({ range }) => range === null));
  return (
    <label className={styles.ranges}>
      {said.ranges}
      <input
        className={styles.text}
        value={typed}
        placeholder={said.rangesHint}
        aria-invalid={isWrong || undefined}
        onChange={(event) => take(event.currentTarget.value)}
      />
      <span role="status">{words.page.sentences([...(isWrong ? notices : []), ...onRanges])}</span>
    </label>
  );
}

/** Reads locks as a person types them. */
const readLocks = (typed: string) => readFlags(`?lock=${encodeURIComponent(typed.replaceAll(' ', ''))}`);

/** Returns the ranges among locks as links write them. */
function textOf(lock: PageFlags['lock']): string {
  const written = writeFlags({ ...NO_FLAGS, lock: lock.filter(({ range }) => range !== null) });
  return new URLSearchParams(written).get('lock') ?? '';
}

interface TickProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

const Tick = ({ label, isOn, onChange }: TickProps) => (
  <label className={styles.tick}>
    <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
    {label}
  </label>
);

const Ticks = ({ title, children }: { title: string; children: ReactNode }) => (
  <details className={styles.more}>
    <summary>{title}</summary>
    <div className={styles.ticks} role="group" aria-label={title}>
      {children}
    </div>
  </details>
);

const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  <span className={styles.labelled}>
    <span aria-hidden="true">{label}</span>
    {children}
  </span>
);

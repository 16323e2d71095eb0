import { useContext, useEffect, useState, type RefObject } from 'react';
import { FIGURE_SIZES, FORMATS, type FigureSize } from '../../charts/export/figure-sizes.ts';
import { pngOf } from '../../charts/export/png-file.ts';
import { currentTheme, THEMES, type Theme } from '../../charts/shell/palette.ts';
import { shownExperiment } from '../../store/files/shown-experiment.ts';
import type { Lab } from '../../store/lab.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../kit/choice.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { SideContext, useLab } from '../lab-context.ts';
import { saveFile } from '../take-away/save-file.ts';
import { figureFileName, type FigureIdentity } from './figure-file-name.ts';
import { figureOnPage, type FigureFacts, type FigureOnPage, type FigureTexts } from './figure-on-page.ts';
import styles from './save-menu.module.css';
import { useSideLooks } from '../training/use-side-looks.ts';
import { useNamedNetworks, useShownSettings } from './shown-settings.ts';

const said = words.figures;

interface SaveMenuProps {
  facts: FigureFacts;
  /** An element beside the pictures. */
  place: RefObject<Element | null>;
}

/** Whether a figure has its title, caption, settings and link in sight. */
const TEXTS = ['all', 'none'] as const;
type FigureTextsKind = (typeof TEXTS)[number];

/** The choices of the last figure: who makes several for a paper makes them alike. */
const last: { size: FigureSize; theme: Theme | null; texts: FigureTextsKind } = {
  ...{ size: 'shown', theme: null, texts: 'all' },
};

const SIZES = FIGURE_SIZES.map((value) => ({ value, ...said.sizes[value] }));
const TEXT_CHOICES = TEXTS.map((value) => ({ value, ...said.texts[value] }));
const COLOURS = THEMES.map((value) => ({ value, text: said.themes[value] }));

/** Shows the figure at a size that can be chosen, and saves or copies it. */
export function SaveMenu({ facts, place }: SaveMenuProps) {
  const [size, setSize] = useState(last.size);
  const [chosen, setChosen] = useState(last.theme);
  const [texts, setTexts] = useState(last.texts);
  const isForPaper = FORMATS[size].unit === 'in';
  const theme = isForPaper ? 'light' : (chosen ?? currentTheme());
  const drawn = useFigure(facts, place, { size, theme, isPictureOnly: texts === 'none' });
  return (
    <div className={styles.menu}>
      <div className={styles.preview}>
        {drawn?.made ? <img src={drawn.address} alt={said.preview(facts.title)} /> : <p>{drawn?.obstacle}</p>}
      </div>
      <div className={styles.choices}>
        <Choice
          label={said.size}
          options={SIZES}
          value={size}
          onChange={(value) => {
            last.size = value;
            setSize(value);
          }}
        />
        <Choice
          label={said.textsLabel}
          options={TEXT_CHOICES}
          value={texts}
          onChange={(value) => {
            last.texts = value;
            setTexts(value);
          }}
        />
        <Choice
          label={isForPaper ? said.themeOfPaper : said.theme}
          options={COLOURS}
          value={theme}
          isDisabled={isForPaper}
          onChange={(value) => {
            last.theme = value;
            setChosen(value);
          }}
        />
      </div>
      <Actions drawn={drawn} />
    </div>
  );
}

interface FigureChoices {
  size: FigureSize;
  theme: Theme;
  isPictureOnly: boolean;
}

interface Drawn {
  made: FigureOnPage | null;
  /** What its file is named by. */
  identity: FigureIdentity;
  /** The address of its file for the preview. */
  address: string;
  /** The sentence that says why there is none. */
  obstacle: string;
}

/** Returns the figure at a size; `null` until it is drawn. It stays as it is while the run goes on. */
function useFigure(
  facts: FigureFacts,
  place: RefObject<Element | null>,
  { size, theme, isPictureOnly }: FigureChoices,
): Drawn | null {
  const lab = useLab();
  const side = useContext(SideContext);
  const shown = useShownSettings(facts.isOfSide ? side : null);
  const looks = useSideLooks();
  const namedNetworks = useNamedNetworks();
  const { kind, title: plainTitle, caption = '', isWholeCaption, settings = shown, step, isOfSide } = facts;
  // What brings its own settings, such as a recorded figure, is not of the networks of the view.
  const networks = facts.settings === undefined ? namedNetworks : '';
  const ownName = isOfSide && looks ? looks[side].name : null;
  const title = ownName === null ? plainTitle : said.ofSide(plainTitle, ownName);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    let address = '';
    // The dialog is there first: a large picture takes a moment.
    const frame = requestAnimationFrame(() => {
      const text = typeof caption === 'string' ? caption : caption();
      const texts = { title, caption: text, isWholeCaption, settings, link: shownExperiment(lab).link };
      const found = drawFigure(place.current, texts, { size, theme, isPictureOnly });
      if (found.made) address = URL.createObjectURL(new Blob([found.made.figure.svg], { type: 'image/svg+xml' }));
      const identity: FigureIdentity = {
        kind,
        networks: ownName ?? networks,
        step: networks === '' ? null : (found.made?.step ?? stepOfFacts(lab.time, step)),
        ...{ size, isPictureOnly },
      };
      setDrawn({ ...found, identity, address });
    });
    return () => {
      cancelAnimationFrame(frame);
      if (address !== '') URL.revokeObjectURL(address);
    };
  }, [place, kind, title, ownName, caption, isWholeCaption, settings, lab, size, theme, isPictureOnly, networks, step]);
  return drawn;
}

/** Returns the step of pictures that don't say it themselves. */
const stepOfFacts = ({ store, newest }: Lab['time'], step: FigureFacts['step']) =>
  step ? step() : (store.getState().step ?? newest());

function drawFigure(
  beside: Element | null,
  texts: FigureTexts,
  choices: FigureChoices,
): Pick<Drawn, 'made' | 'obstacle'> {
  try {
    const made = beside && figureOnPage(beside, texts, choices);
    return { made, obstacle: made ? '' : said.empty };
  } catch (error) {
    return { made: null, obstacle: said.failed(reasonOf(error)) };
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Shows the buttons that save and copy a figure, and says what has come of it. */
function Actions({ drawn }: { drawn: Drawn | null }) {
  const [outcome, setOutcome] = useState('');
  const made = drawn?.made ?? null;
  const png = () =>
    drawn && made
      ? pngOf(made.figure, FORMATS[drawn.identity.size], made.content)
      : Promise.reject(new Error(said.empty));
  const save = (kind: 'svg' | 'png', blob: Promise<Blob>) => {
    const name = `${drawn ? figureFileName(drawn.identity) : said.fileName}.${kind}`;
    blob.then(
      (file) => {
        saveFile(name, [file]);
        setOutcome(said.saved(name));
      },
      (error: unknown) => setOutcome(said.failed(reasonOf(error))),
    );
  };
  const copy = () => {
    // Safari wants the promise itself: later the press has no say any more.
    Promise.resolve()
      .then(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': png() })]))
      .then(
        () => setOutcome(said.copied),
        () => setOutcome(said.copyFailed),
      );
  };
  const isDisabled = made === null;
  return (
    <>
      <div className={styles.actions}>
        <TextButton
          label={said.svgLabel}
          {...{ isDisabled }}
          onPress={() => save('svg', Promise.resolve(new Blob([made?.figure.svg ?? ''], { type: 'image/svg+xml' })))}
        >
          {said.svg}
        </TextButton>
        <TextButton label={said.pngLabel} {...{ isDisabled }} onPress={() => save('png', png())}>
          {said.png}
        </TextButton>
        <TextButton {...{ isDisabled }} onPress={copy}>
          {said.copy}
        </TextButton>
      </div>
      <p className={styles.outcome} role="status">
        {outcome}
      </p>
    </>
  );
}

import { useContext, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../charts/shell/format-number.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Inspection, Question } from '../../engine/inspect/inspection.ts';
import { words } from '../../words/words.ts';
import { Toggle } from '../kit/toggle.tsx';
import { Choice } from '../kit/choice.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import { SideContext, useExperiment, useLab, useRun, useShown, useTime, useView } from '../lab-context.ts';
import { useSideLooks } from '../training/use-side-looks.ts';
import { MovedFeatures } from '../pictures/moved-features.tsx';
import styles from './inspector.module.css';
import { Inference } from './inference.tsx';
import { layerName } from './layer-name.ts';
import { Matrices } from './matrices.tsx';
import { Pictures } from './pictures.tsx';
import { Preactivations } from './preactivations.tsx';
import { Diagonals, Eigenvalues, MachineLosses, Overlaps, SingularValues } from './spectra.tsx';
import { SpectraTable } from './spectra-table.tsx';
import { Tile } from './tile.tsx';

const said = words.inspector;

/** Shows one layer of weights: its matrices, their spectra, its pre-activations. */
export function Inspector({ question }: { question: Question }) {
  const answer = useStore(useLab().inspection, (known) => known.answer);
  const close = useClose();
  const obstacle = useObstacle();
  const isAsked = answer !== null && answer.layer === question.layer && answer.of === question.of;
  return (
    <section
      className={styles.panel}
      aria-labelledby="inspector-title"
      data-testid="inspector"
      data-step={isAsked ? answer.step : undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isDefaultPrevented()) close();
      }}
    >
      <Head question={question} answer={isAsked ? answer : null} />
      {answer && (isAsked || !obstacle) ? (
        <div className={styles.content} data-stale={!isAsked || undefined}>
          <Content inspection={answer} />
        </div>
      ) : (
        <p className={styles.note}>{obstacle ?? said.opening}</p>
      )}
    </section>
  );
}

/** Returns why no answer can come: the run has ended, or the step is past, and it has no snapshots. */
function useObstacle(): string | undefined {
  const isFailed = useRun(({ phase }) => phase === 'failed');
  const isPast = useTime(({ step }) => step !== null);
  const hasSnapshots = useShown(({ snapshots }) => snapshots.initial !== null);
  if (hasSnapshots || !(isFailed || isPast)) return undefined;
  return isFailed ? said.stopped : words.time.noSnapshots;
}

function useClose() {
  const setInspected = useView((view) => view.setInspected);
  return () => setInspected(null);
}

const OF_OPTIONS = [
  { value: 'weights', text: said.of.weights, title: said.of.weightsTitle },
  { value: 'change', text: said.of.change, title: said.of.changeTitle },
] as const;

function Head({ question, answer }: { question: Question; answer: Inspection | null }) {
  const depth = useExperiment(({ net }) => net.depth);
  const setInspected = useView((view) => view.setInspected);
  const asTable = useView((view) => view.inspectorAsTable);
  const setAsTable = useView((view) => view.setInspectorAsTable);
  const close = useClose();
  const side = useContext(SideContext);
  const looks = useSideLooks();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const layers = Array.from({ length: depth + 1 }, (_, l) => {
    return { value: String(l + 1), text: l < depth ? said.layer(l + 1) : said.readout };
  });
  return (
    <div className={styles.head}>
      <h2 className={styles.title} id="inspector-title" tabIndex={-1} ref={heading}>
        {looks && said.ofSide(looks[side].name)}
        {layerName(question.layer, depth)}
      </h2>
      {answer && (
        <span className={styles.facts}>
          {said.shape(formatCount(answer.fanOut), formatCount(answer.fanIn))} · {said.step(formatCount(answer.step))}
        </span>
      )}
      <div className={styles.layers}>
        {looks && (
          <Choice
            label={said.side}
            options={looks.map(({ name }, index) => ({ value: String(index), text: name }))}
            value={String(side)}
            onChange={(chosen) => setInspected(question, Number(chosen))}
          />
        )}
        <Choice
          label={said.layers}
          options={layers}
          value={String(question.layer)}
          onChange={(layer) => setInspected({ ...question, layer: Number(layer) })}
        />
      </div>
      <div className={styles.choice}>
        <Choice
          label={said.of.label}
          options={OF_OPTIONS}
          value={question.of}
          onChange={(of) => setInspected({ ...question, of })}
        />
        <Toggle text={said.asTable} label={said.asTableLabel} isOn={asTable} onChange={setAsTable} />
      </div>
      <div className={styles.close}>
        <IconButton label={said.close} onPress={close}>
          <CloseIcon />
        </IconButton>
      </div>
    </div>
  );
}

function Content({ inspection }: { inspection: Inspection }) {
  const asTable = useView((view) => view.inspectorAsTable);
  const experiment = useExperiment((whole) => whole);
  const { depth } = experiment.net;
  const side = imageSide(experiment, inspection);
  return (
    <>
      <Matrices inspection={inspection} />
      {asTable ? (
        <SpectraTable inspection={inspection} name={layerName(inspection.layer, depth)} />
      ) : (
        <>
          <Eigenvalues inspection={inspection} />
          <Overlaps inspection={inspection} />
        </>
      )}
      <div className={styles.features} data-wide>
        {inspection.layer <= depth && <Features layer={inspection.layer} />}
        {side === null ? <Diagonals inspection={inspection} /> : <Pictures inspection={inspection} side={side} />}
      </div>
      {!asTable && (
        <>
          <SingularValues inspection={inspection} />
          {inspection.machine && <MachineLosses machine={inspection.machine} />}
          <Preactivations inspection={inspection} isReadout={inspection.layer > depth} />
          {inspection.inference && <Inference curve={inspection.inference} />}
        </>
      )}
    </>
  );
}

/** Shows the features of the layer that is inspected, which the inspector would hide else. */
const Features = ({ layer }: { layer: number }) => (
  <Tile title={said.features.title} about={said.features.about} isWithoutPictures testId="inspector-features">
    <MovedFeatures ofLayer={layer} />
  </Tile>
);

/** Returns the pixels along a side of a layer's inputs; `null` if they are not images. */
function imageSide({ task }: Experiment, { layer, fanIn }: Inspection): number | null {
  return layer === 1 && task.name === 'digits' && task.side ** 2 === fanIn ? task.side : null;
}

import { useCallback, useContext, useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import type { AnyFeatures, FeaturesData } from '../../charts/features/features-data.ts';
import { createFeaturesPicture, type UnitChoice } from '../../charts/features/features-picture.ts';
import { createKernelPicture } from '../../charts/features/kernel-picture.ts';
import { movedMost } from '../../charts/features/unit-trails.ts';
import { createWeightsPicture } from '../../charts/features/weights-picture.ts';
import type { Chart } from '../../charts/shell/create-chart.ts';
import { featureKinds, type FeaturesAs } from '../../config/feature-kinds.ts';
import type { FeaturesPicture } from '../../engine/pictures/picture.ts';
import type { ShownPicture, ShownPictures } from '../../store/pictures/pictures.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { SelectField } from '../kit/select-field.tsx';
import { SideContext, useLab, useRun, useShownExperiment, useView } from '../lab-context.ts';
import styles from './moved-features.module.css';
import { PictureFigure, type Drawing } from './picture-figure.tsx';
import { createSteadyWeights } from './steady-weights.ts';
import { useChosenUnits } from './use-chosen-units.ts';
import {
  classNamesOf,
  stepOf,
  useEmptyText,
  usePlaceInTime,
  useSideColor,
  useWatchedPictures,
} from './use-pictures.ts';

const said = words.pictures.features;

type Data = FeaturesData<AnyFeatures>;
type MakeChart = (container: HTMLElement, choice: UnitChoice) => Chart<Data>;
/** The chart of each kind of features, which gets no other kind. */
const CHARTS: Record<FeaturesAs, MakeChart> = {
  units: createFeaturesPicture as MakeChart,
  samples: createFeaturesPicture as MakeChart,
  weights: createWeightsPicture as MakeChart,
  kernel: createKernelPicture as MakeChart,
};

/**
 * Shows how far the features of this side's network have moved from where they started.
 *
 * @param ofLayer the hidden layer, where something else chooses it; absent: a menu in the caption does
 */
export function MovedFeatures({ ofLayer }: { ofLayer?: number }) {
  const followed = useFeaturesLayer();
  const layer = ofLayer ?? followed;
  const as = useFeaturesAs(layer);
  const pictures = useWatchedPictures(useMemo(() => ({ kind: 'features', layer, as }), [layer, as]));
  const color = useSideColor();
  const chosen = useChosenUnits();
  const placeOf = usePlaceInTime();
  const { run, time, view } = useLab();
  const create = CHARTS[as];
  const make = useCallback(
    (element: HTMLElement) =>
      create(element, {
        onChoose: view.getState().toggleUnit,
        onClear: () => view.getState().setChosenUnits([]),
      }),
    [create, view],
  );
  const follow = useCallback(
    (draw: (drawing: Drawing<Data> | null) => void) => {
      const steady = createSteadyWeights();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = (own: ShownPictures, other: ShownPictures) => {
        clearTimeout(timer);
        const { features: seen } = own;
        if (seen === null || CHARTS[seen.picture.of] !== CHARTS[as]) {
          draw(null);
          return;
        }
        // The pictures of both sides have one range, so that they can be compared, unless one of them is lost.
        const { shown: sides } = run.getState();
        const areComparable = sides.length > 1 && sides.every(({ failure }) => failure === null);
        const found = areComparable ? other.features : null;
        const beside = found && CHARTS[found.picture.of] === CHARTS[as] ? withTrail(found) : null;
        const name = areComparable ? sides.map(({ id }) => id).join(' ') : seen.recording.id;
        const labels = classNamesOf(own);
        const { shown, changesIn } = steady(seen, time.store.getState().step === null);
        draw({
          data: { run: name, shown: withTrail({ ...seen, picture: shown }), beside, color, chosen, labels },
          caption: said.caption[shown.of](placeOf(seen.step)),
          figureCaption: words.pictures.inFigure(said.caption[shown.of](stepOf(seen))),
          step: seen.step,
        });
        if (changesIn !== null) timer = setTimeout(() => show(own, other), changesIn);
      };
      const end = pictures(show);
      return () => {
        clearTimeout(timer);
        end();
      };
    },
    [pictures, as, color, chosen, placeOf, run, time],
  );
  return (
    <PictureFigure
      testId="moved-features"
      figureTitle={said.figureTitle(layer, said.kind[as])}
      kind={`features-layer-${layer}-${as}`}
      title={
        <>
          {ofLayer === undefined ? <LayerChoice layer={layer} /> : said.ofLayer(layer)}{' '}
          <KindChoice layer={layer} as={as} />
        </>
      }
      make={make}
      dataOf={(data) => ({ of: 'features', data })}
      follow={follow}
      empty={useEmptyText(said.empty)}
      corner={as === 'units' && <UnitButtons />}
    />
  );
}

/** Returns features to draw; units have the way that the snapshots of their run know. */
function withTrail({ recording, step, picture }: ShownPicture<FeaturesPicture>): AnyFeatures {
  if (picture.of !== 'units') return picture;
  const known = recording.snapshots.trail();
  if (known.length === 0) return { ...picture, trail: null };
  const places = known.map(({ units }) => units);
  return { ...picture, trail: { places, shown: known.filter((at) => at.step <= step).length } };
}

/** Returns the layer that is shown: the chosen one, else that of the units of a plane, else the last hidden one. */
function useFeaturesLayer(): number {
  const { net, task } = useShownExperiment();
  const chosen = useView((view) => view.featuresLayer);
  const usual = taskShape(task).inputs === 2 ? 1 : net.depth;
  return Math.min(chosen ?? usual, net.depth);
}

/** Returns how the features are shown: as chosen, where the layer has that, else as usual. */
function useFeaturesAs(layer: number): FeaturesAs {
  const kinds = featureKinds(useShownExperiment(), layer);
  const chosen = useView((view) => view.featuresAs);
  return chosen && kinds.includes(chosen) ? chosen : kinds[0];
}

/** Names the layer, and offers the others. */
function LayerChoice({ layer }: { layer: number }) {
  const { depth } = useShownExperiment().net;
  const setLayer = useView((view) => view.setFeaturesLayer);
  if (depth < 2) return depth === 0 ? said.inputs : said.ofLayer(1);
  const options = Array.from({ length: depth }, (_, l) => ({ value: l + 1, text: said.ofLayer(l + 1) }));
  return <SelectField label={said.pick} className={styles.pick} value={layer} options={options} onChange={setLayer} />;
}

/** Says what is shown of the layer, and offers what else there is. */
function KindChoice({ layer, as }: { layer: number; as: FeaturesAs }) {
  const kinds = featureKinds(useShownExperiment(), layer);
  const setFeaturesAs = useView((view) => view.setFeaturesAs);
  if (kinds.length === 1) return said.kind[as];
  const options = kinds.map((kind) => ({ value: kind, text: said.kind[kind] }));
  return (
    <SelectField label={said.pickKind} className={styles.pick} value={as} options={options} onChange={setFeaturesAs} />
  );
}

/** So many units are chosen at once. */
const MOST = 5;

/** Chooses the units that moved most on this side, or none. Both sides mark the chosen ones. */
function UnitButtons() {
  const { pictures } = useLab();
  const side = useContext(SideContext);
  const isCompared = useRun(({ shown }) => shown.length > 1);
  const isChosen = useView((view) => view.chosenUnits.length > 0);
  const setChosenUnits = useView((view) => view.setChosenUnits);
  const chooseMost = () => {
    const picture = pictures.store.getState()[side].features?.picture;
    if (picture?.of === 'units') setChosenUnits(movedMost(picture, MOST));
  };
  const { label, most, mostLabel, mostHere, mostHereLabel, none, noneLabel } = said.choose;
  const name = (isCompared ? mostHereLabel : mostLabel)(MOST);
  return (
    <span className={styles.units} role="group" aria-label={label}>
      <span title={name}>
        <Button className={styles.unitButton} aria-label={name} onPress={chooseMost}>
          {(isCompared ? mostHere : most)(MOST)}
        </Button>
      </span>
      {isChosen && (
        <Button className={styles.unitButton} aria-label={noneLabel} onPress={() => setChosenUnits([])}>
          {none}
        </Button>
      )}
    </span>
  );
}

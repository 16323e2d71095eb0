import { useCallback } from 'react';
import { formatCount } from '../../charts/shell/format-number.ts';
import {
  hasSharpness,
  infiniteWidthObstacle,
  isMeasured,
  lazyTwinObstacle,
  machineObstacle,
  MOST_MACHINE_SAMPLES,
  type TwinObstacle,
} from '../../config/measures/available-measures.ts';
import type { Experiment } from '../../config/experiment.ts';
import { measureRow, measureWords } from '../../config/measures/measures.ts';
import { taskShape, trainingSamples } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { useControl, useExperiment, useShownExperiment, useView } from '../lab-context.ts';
import { ChartPanel, type Strip } from './chart-panel.tsx';
import { Toggle } from '../kit/toggle.tsx';
import type { CurvesOf } from './drawn-curves.ts';
import { EDGE, fitCurves, fitCurvesOfMany, sharpnessCurves, sideOfEdge, valuesBesideLoss } from './fit-curves.ts';
import { Happenings } from './happenings.tsx';
import { LeftOut } from './left-out.tsx';
import { TitlePicker } from '../kit/title-picker.tsx';

const said = words.page.charts.loss;

const OPTIONS = [
  { value: 'loss', text: said.title },
  { value: 'accuracy', text: said.accuracyTitle },
] as const;

/** Shows the first chart: the loss of the network and of the kernel methods beside it, or the accuracy. */
export function FitChart() {
  const experiment = useShownExperiment();
  const isClassification = taskShape(experiment.task).classes !== null;
  const chosen = useView((view) => view.fit);
  const setFit = useView((view) => view.setFit);
  const fit = isClassification ? chosen : 'loss';
  const curvesOf: CurvesOf = useCallback(
    (run, runs) => (runs > 1 ? fitCurvesOfMany(run, fit, runs) : fitCurves(run, fit)),
    [fit],
  );
  const isLoss = fit === 'loss';
  const { formula, explanation } = measureWords(fit);
  return (
    <ChartPanel
      name="loss"
      kind={fit}
      title={isLoss ? said.title : said.accuracyTitle}
      explanation={isLoss ? <AboutLoss /> : explanation}
      formula={isLoss ? said[experiment.train.loss] : formula}
      chart={measureRow(fit).chart}
      curvesOf={curvesOf}
      picker={
        isClassification ? <TitlePicker label={said.pick} value={fit} options={OPTIONS} onChange={setFit} /> : undefined
      }
      valuesOf={isLoss ? valuesBesideLoss : undefined}
      strip={isLoss && isMeasured(experiment, 'sharpness') ? SHARPNESS : undefined}
      note={
        isLoss && (
          <>
            <Happenings />
            <LeftOut />
          </>
        )
      }
      toggles={isLoss && <LossToggles />}
    />
  );
}

/** The sharpness below the loss, with its edge. */
const SHARPNESS: Strip = {
  title: measureWords('sharpness').title,
  curvesOf: sharpnessCurves,
  edge: { value: EDGE, label: said.sharpness.edge },
  wordOf: sideOfEdge,
};

const OBSTACLES = { twin: lazyTwinObstacle, infinite: infiniteWidthObstacle };
const TWINS = ['twin', 'infinite'] as const;

/** Says why a kernel method can't stand beside the network; `undefined` if it can. */
function sentenceOf(twin: keyof typeof OBSTACLES, obstacle: TwinObstacle | null): string | undefined {
  const { unavailable, obstacles } = said.twins;
  return obstacle ? unavailable(said.twins[twin].text, obstacles[obstacle]) : undefined;
}

/** Returns why a kernel method can't stand beside the network of the present settings; `undefined` if it can. */
const useObstacle = (twin: keyof typeof OBSTACLES) =>
  sentenceOf(
    twin,
    useExperiment((experiment: Experiment) => OBSTACLES[twin](experiment)),
  );

function AboutLoss() {
  const obstacles = { twin: useObstacle('twin'), infinite: useObstacle('infinite') };
  const machineObstacle = useMachineObstacle();
  const sharpnessObstacle = useSharpnessObstacle();
  return (
    <>
      <p>{measureWords('loss').explanation}</p>
      {TWINS.map((twin) => (
        <p key={twin}>{obstacles[twin] ?? measureWords(`${twin}Loss`).explanation}</p>
      ))}
      <p>{machineObstacle ?? measureWords('rfmTestLoss').explanation}</p>
      <p>{sharpnessObstacle ?? measureWords('sharpness').explanation}</p>
    </>
  );
}

/** Returns why the present settings have no sharpness; `undefined` if they have. */
const useSharpnessObstacle = () =>
  useExperiment((experiment: Experiment) => hasSharpness(experiment)) ? undefined : said.sharpness.unavailable;

function LossToggles() {
  return (
    <>
      {TWINS.map((twin) => (
        <TwinToggle key={twin} twin={twin} />
      ))}
      <MachineToggle />
      <SharpnessToggle />
    </>
  );
}

function TwinToggle({ twin }: { twin: keyof typeof OBSTACLES }) {
  const { change } = useControl(`measure.${twin}`);
  const isOn = useExperiment(({ measure }) => measure[twin]);
  const { text, label } = said.twins[twin];
  const obstacle = useObstacle(twin);
  return <Toggle text={text} label={label} isOn={isOn} onChange={change} obstacle={obstacle} />;
}

/** Returns why the present settings have no feature machine; `undefined` if they have. */
const useMachineObstacle = () =>
  useExperiment((experiment: Experiment) => {
    const obstacle = machineObstacle(experiment, trainingSamples(experiment.task) ?? 0);
    if (obstacle === 'loss') return said.machine.unavailable;
    return obstacle ? said.machine.tooLarge(formatCount(MOST_MACHINE_SAMPLES)) : undefined;
  });

function MachineToggle() {
  const { change } = useControl('measure.rfm');
  const isOn = useExperiment(({ measure }) => measure.rfm);
  const obstacle = useMachineObstacle();
  return (
    <Toggle text={said.twins.rfm.text} label={said.machine.toggle} isOn={isOn} onChange={change} obstacle={obstacle} />
  );
}

function SharpnessToggle() {
  const { change } = useControl('measure.sharpness');
  const isOn = useExperiment(({ measure }) => measure.sharpness);
  const obstacle = useSharpnessObstacle();
  const { text, toggle } = said.sharpness;
  return <Toggle text={text} label={toggle} isOn={isOn} onChange={change} obstacle={obstacle} />;
}

import { useCallback, useContext, useEffect, type ReactNode } from 'react';
import { createNetworkStrip, type NetworkState, type NetworkStrip } from '../../charts/network/network-strip.ts';
import type { Experiment } from '../../config/experiment.ts';
import { layerOffset } from '../../config/frame.ts';
import { taskShape } from '../../tasks/tasks.ts';
import type { Stream } from '../../store/training/stream.ts';
import { words } from '../../words/words.ts';
import { SavePicture } from '../figures/save-picture.tsx';
import { Hint } from '../kit/hint.tsx';
import { SideContext, useLab, useShown, useExperiment, useView } from '../lab-context.ts';
import shared from '../kit/shared.module.css';
import { Part, useIsHidden } from '../part.tsx';
import { useChart } from '../use-chart.ts';
import { useIsPhone } from '../use-is-phone.ts';
import styles from './network-panel.module.css';
import { MovedFeatures } from '../pictures/moved-features.tsx';
import { RegimeVerdict } from './regime-verdict.tsx';
import { ScalingPanel } from './scaling-panel.tsx';
import { RateOfSide } from './scaling-verdict.tsx';

const said = words.page.network;

/** Shows the features of a layer, the network, and how its layers are scaled. */
export function NetworkPanel() {
  const isPhone = useIsPhone();
  const hasFeatures = [useIsHidden('features'), isPhone].every((is) => !is);
  if (useIsHidden('network') && !hasFeatures) return null;
  return (
    <section className={styles.panel} aria-labelledby="network-title">
      <div className={styles.head}>
        <h2 className={shared.title} id="network-title">
          {said.title}
        </h2>
        <Hint label={words.page.explain(said.title)}>{said.about}</Hint>
        {!isPhone && <RegimeVerdict />}
      </div>
      <div className={styles.pictures}>
        {hasFeatures && (
          <div className={styles.features}>
            <MovedFeatures />
          </div>
        )}
        <Part name="network">
          <div className={styles.network}>
            <NetworkPicture caption={said.pick} />
          </div>
          <div className={styles.scaling}>
            <ScalingPanel />
          </div>
        </Part>
      </div>
    </section>
  );
}

/** Shows the network of this side as a strip of layers that light up as their features move, above a caption. */
export function NetworkPicture({ caption = <RateOfSide caption={said.title} /> }: { caption?: ReactNode }) {
  const experiment = useExperiment((whole) => whole);
  const side = useContext(SideContext);
  const shown = useShown((run) => run);
  const { view, time } = useLab();
  const picked = useView(({ inspected, inspectedSide }) =>
    inspectedSide === side ? (inspected?.layer ?? null) : null,
  );
  const make = useCallback(
    (element: HTMLElement) =>
      createNetworkStrip(element, (layer) => view.getState().setInspected({ layer, of: 'weights' }, side)),
    [view, side],
  );
  const [container, strip] = useChart<NetworkState, NetworkStrip>(make, null);

  // The shape follows the controls at once; the light comes with the values for that shape, at the step that is shown.
  useEffect(() => {
    const isMeasured = shown?.experiment.net.depth === experiment.net.depth;
    const stream = isMeasured ? shown.stream : null;
    const update = () => strip.current?.update(stateOf(experiment, stream, picked, time.store.getState().step));
    update();
    const ends = [stream?.subscribe(update), time.store.subscribe(update)];
    return () => {
      for (const end of ends) end?.();
    };
  }, [strip, make, experiment, shown, picked, time]);

  // When the inspector closes, the focus goes back to the layer where it was opened.
  useEffect(() => {
    const made = strip.current;
    if (picked === null) return;
    return () => {
      const isClosed = view.getState().inspected === null;
      if (isClosed && document.activeElement === document.body) made?.focus(picked);
    };
  }, [strip, make, picked, view]);

  return (
    <div className={styles.figure} data-pictures="">
      <div className={styles.strip}>
        <div ref={container} className={styles.layers} data-testid="network-strip" />
      </div>
      <div className={styles.caption}>
        {caption}
        <SavePicture title={said.title} kind="network" isOfSide />
      </div>
    </div>
  );
}

function stateOf({ net, task }: Experiment, stream: Stream | null, picked: number | null, step: number | null) {
  const { inputs, outputs } = taskShape(task);
  return {
    picked,
    shape: { inputs, depth: net.depth, width: net.width, outputs },
    featureMove: Array.from(
      { length: net.depth },
      (_, l) => stream?.latest(layerOffset(l, 'featureMove'), step)?.value ?? NaN,
    ),
  };
}

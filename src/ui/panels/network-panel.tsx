import { useCallback, useContext, useEffect } from 'react';
import { createNetworkStrip, type NetworkState, type NetworkStrip } from '../../charts/network/network-strip.ts';
import type { Experiment } from '../../config/experiment.ts';
import { layerOffset } from '../../config/frame.ts';
import { taskShape } from '../../tasks/tasks.ts';
import type { Stream } from '../../store/training/stream.ts';
import { words } from '../../words/words.ts';
import { Hint } from '../kit/hint.tsx';
import { SideContext, useLab, useShown, useExperiment, useView } from '../lab-context.ts';
import shared from '../kit/shared.module.css';
import { useChart } from '../use-chart.ts';
import { useIsPhone } from '../use-is-phone.ts';
import styles from './network-panel.module.css';
import { MovedFeatures } from '../pictures/moved-features.tsx';
import { RegimeVerdict } from './regime-verdict.tsx';
import { ScalingPanel } from './scaling-panel.tsx';

const said = words.page.network;

/** Shows the features of a layer, the network, and how its layers are scaled. */
export function NetworkPanel() {
  const isPhone = useIsPhone();
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
        {!isPhone && (
          <div className={styles.features}>
            <MovedFeatures />
          </div>
        )}
        <div className={styles.network}>
          <NetworkPicture />
          <span className={styles.pick}>{said.pick}</span>
        </div>
        <div className={styles.scaling}>
          <ScalingPanel />
        </div>
      </div>
    </section>
  );
}

/** Shows the network of this side as a strip of layers that light up as their features move. */
export function NetworkPicture() {
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

  return <div ref={container} className={styles.strip} data-testid="network-strip" />;
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

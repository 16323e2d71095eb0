/** The present values in the head of a chart that is as wide as a phone. */
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { colorOfTrain } from '../../charts/shell/palette.ts';
import { frameLayout, runOffset } from '../../config/frame.ts';
import { openLab } from '../../store/lab.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import '../../charts/shell/tokens.css';
import '../global.css';
import { LabContext } from '../lab-context.ts';
import type { DrawnCurve } from './drawn-curves.ts';
import { NowValues } from './now-values.tsx';

/** The room in a chart on a phone of 390 pixels. */
const WIDTH = 356;
/** That of five Japanese letters with the padding of a trigger. */
const REMARK = 76;

/** Renders the losses of one run or of two, with the gaps to their twins, in the row of a remark. */
async function renderTight(link: string) {
  history.replaceState(null, '', location.pathname + location.search + link);
  const lab = openLab({ host: createFakeWorkers().host, notices: [] });
  const runs = lab.run.getState().shown;
  const curvesOf = (...names: string[]) =>
    runs.flatMap(({ stream }, run) =>
      names.map((name, index): DrawnCurve => ({
        ...{ id: `${name} ${run}`, label: name, shortLabel: name, kind: index > 0 ? name : undefined },
        ...{ offsets: [runOffset('loss')], color: colorOfTrain, stream },
      })),
    );
  for (const { stream, experiment } of runs)
    stream.append(new Float32Array(frameLayout(experiment.net.depth).stride).fill(0.5), 1);
  const { container } = await render(
    <LabContext value={lab}>
      <div style={{ width: WIDTH, container: 'body / inline-size' }}>
        <NowValues
          chart="loss"
          curves={curvesOf('γ₀ = 0.01', 'test set')}
          values={curvesOf('gap to the twin')}
          isMany={runs.length > 1}
          isTight
          note={<span data-testid="remark" style={{ flex: 'none', width: REMARK }} />}
        />
      </div>
    </LabContext>,
  );
  const boxOf = (selector: string) => container.querySelector(selector)?.getBoundingClientRect();
  return {
    row: boxOf('[data-tight]'),
    list: boxOf('dl'),
    remark: boxOf('[data-testid="remark"]'),
    gap: boxOf('[data-curve="gap to the twin 0"]'),
  };
}

it.each(['#v=1', '#v=1&right.gamma0=10'])(
  'a remark is whole beside the values of %s, whose last give way',
  async (link) => {
    const { row, list, remark, gap } = await renderTight(link);
    expect(remark?.right).toBeLessThanOrEqual(row?.right ?? NaN);
    expect(gap?.top ?? Infinity).toBeGreaterThanOrEqual(list?.bottom ?? NaN);
  },
);

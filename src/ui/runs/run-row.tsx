import { ToggleButton } from 'react-aria-components/ToggleButton';
import { colorOfRun } from '../../charts/shell/palette.ts';
import { experimentAtEnd } from '../../config/learning-rates.ts';
import type { RunEntry } from '../../store/runs/run-entry.ts';
import { differencesAmong, joinParts } from '../../store/runs/run-names.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { DeleteIcon, HideIcon, PinIcon } from '../kit/late-icons.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { TypedText } from '../kit/typed-text.tsx';
import { useExperiment, useLab, useRun, useRunList } from '../lab-context.ts';
import type { RunColumn } from './run-columns.ts';
import styles from './runs-panel.module.css';

const said = words.runsPanel;

/** Shows a run of the list: its name, what can be done with it, its settings and its results. */
export function RunRow({ run, columns }: { run: RunEntry; columns: readonly RunColumn[] }) {
  return (
    <tr data-run={run.id} data-pinned={run.isPinned || undefined}>
      <th scope="row" className={styles.run}>
        <div className={styles.name}>
          <Swatch run={run} />
          <TypedText
            label={said.nameOf}
            value={run.name}
            isRefused={false}
            onCommit={useRename(run)}
            onGiveUp={() => undefined}
          />
        </div>
        <Facts run={run} />
        <Actions run={run} />
      </th>
      {columns.map(({ key, textOf, numberOf }) => (
        <td key={key} data-column={key} data-value={numberOf?.(run) ?? undefined}>
          {textOf(run)}
        </td>
      ))}
    </tr>
  );
}

function useRename({ id }: RunEntry) {
  const { runs } = useLab();
  return (name: string) => runs.rename(id, name);
}

/** Shows the colour of a run, filled while its curves are drawn. */
const Swatch = ({ run: { color, isPinned, isHidden } }: { run: RunEntry }) => (
  <span
    className={styles.swatch}
    data-drawn={(isPinned && !isHidden) || undefined}
    style={{ color: `light-dark(${colorOfRun(color)('light')}, ${colorOfRun(color)('dark')})` }}
  />
);

/** Says what the values of a run don't: that it ended early, and the run beside it in a comparison. */
function Facts({ run: { beside, hasFailed } }: { run: RunEntry }) {
  const other = useRunList(({ entries }) => entries.find(({ id }) => id === beside)?.name);
  const facts = [...(hasFailed ? [said.failed] : []), ...(other === undefined ? [] : [said.beside(other)])];
  return facts.length > 0 && <div className={styles.facts}>{joinParts(facts)}</div>;
}

function Actions({ run }: { run: RunEntry }) {
  const { runs, experiment, showRun } = useLab();
  const isShown = useRun(({ shown }) => shown.some((recording) => recording.id === run.id));
  const { id, name, isPinned, isHidden } = run;
  // What it was at its end: a person who uses it wants to go on from there.
  const settings = experimentAtEnd(run);
  const isPresent = useExperiment((present) => differencesAmong([present, settings]).differing.length === 0);
  return (
    <div className={styles.actions}>
      <ToggleButton
        className={styles.toggle}
        aria-label={said.pin(name)}
        isSelected={isPinned}
        onChange={(isOn) => runs.pin(id, isOn)}
      >
        <PinIcon />
      </ToggleButton>
      <ToggleButton
        className={styles.toggle}
        aria-label={said.hide(name)}
        isSelected={isPinned && isHidden}
        isDisabled={!isPinned}
        onChange={(isOn) => runs.hide(id, isOn)}
      >
        <HideIcon />
      </ToggleButton>
      <TextButton label={said.showOf(name)} isDisabled={isShown} onPress={() => void showRun(id)}>
        {said.show}
      </TextButton>
      <TextButton
        label={said.compareWith(name)}
        isDisabled={isPresent}
        onPress={() => experiment.getState().compareWith(settings)}
      >
        {said.compare}
      </TextButton>
      <TextButton
        label={settings === run.experiment ? said.useOf(name) : said.useLastOf(name)}
        isDisabled={isPresent}
        onPress={() => experiment.getState().replace(settings)}
      >
        {said.use}
      </TextButton>
      <IconButton label={said.remove(name)} onPress={() => runs.remove(id)}>
        <DeleteIcon />
      </IconButton>
    </div>
  );
}

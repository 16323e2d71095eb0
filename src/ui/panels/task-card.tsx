import { useEffect, useRef } from 'react';
import { drawTaskPicture } from '../../charts/pictures/task-picture.ts';
import { appendHtml } from '../../charts/shell/create-chart.ts';
import { BARE_PICTURE, rememberPicture } from '../../charts/export/drawn-pictures.ts';
import { currentTheme, onThemeChange } from '../../charts/shell/palette.ts';
import type { RowPath } from '../../config/settings/settings.ts';
import { shortTask, TASK_NAMES, taskTitle, type MadeTaskName } from '../../tasks/tasks.ts';
import type { TaskPicture } from '../../tasks/data/dataset.ts';
import { words } from '../../words/words.ts';
import { ChoiceField } from '../controls/choice-field.tsx';
import { LockSign } from '../controls/lock-sign.tsx';
import { SavePicture } from '../figures/save-picture.tsx';
import { DataButton } from '../data/data-place.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { useStore } from 'zustand';
import { useControl, useExperiment, useIsCause, useLab, useShown, useTaskSentence } from '../lab-context.ts';
import { Part, useIsHidden } from '../part.tsx';
import { LearnedFunction } from '../pictures/learned-function.tsx';
import { useIsPhone } from '../use-is-phone.ts';
import styles from './task-card.module.css';

const said = words.page.task;
/** Own data are asked for in a dialog, as the dots say. */
const textOf = (name: MadeTaskName) => (name === 'own' ? `${taskTitle(name)} …` : taskTitle(name));
const options = TASK_NAMES.map((name) => ({ value: name, text: textOf(name) }));

/** The samples are the same at each step. */
const noStep = () => null;

/** Shows the task: a menu to choose it, what the network has learned of it, its picture and its sentence. */
export function TaskCard() {
  const task = useShown((run) => run.task);
  const sentence = useTaskSentence();
  const isFailed = useShown((run) => run.failure !== null) ?? false;
  const name = useExperiment(({ task: { name: chosen } }) => taskTitle(chosen as MadeTaskName));
  const isCause = useIsCause('task.name');
  const isPhone = useIsPhone();
  const hasFunction = [useIsHidden('function'), isPhone].every((is) => !is);
  const isTaskHidden = useIsHidden('task');
  if (isTaskHidden && !hasFunction) return null;
  return (
    <section
      className={styles.card}
      aria-label={said.label}
      data-pictures=""
      data-setting="task.name"
      data-cause={isCause || undefined}
    >
      <Part name="task">
        <div className={styles.choice}>
          <h2 className={styles.title}>{said.label}</h2>
          {task && <SavePicture title={said.figureTitle} kind="task" caption={task.sentence} step={noStep} isOfSide />}
          {isPhone ? <span>{name}</span> : <TaskChoice />}
        </div>
      </Part>
      {hasFunction && (
        <div className={styles.learned}>
          <LearnedFunction />
        </div>
      )}
      <Part name="task">
        <Picture picture={task?.picture ?? null} />
        {/* A long sentence scrolls, so it must be reachable by keyboard. */}
        <p className={styles.sentence} data-testid="task-sentence" tabIndex={0}>
          {!task && isFailed ? said.none : sentence}
        </p>
      </Part>
    </section>
  );
}

/** Shows the menu of tasks, and beside it that of the patterns of a task that has several. */
export function TaskChoice() {
  const { change, isFixed } = useControl('task.name');
  const task = useExperiment((experiment) => experiment.task);
  const { data } = useLab();
  const choose = (name: MadeTaskName) => (name === 'own' ? data.open() : change(name));
  const pattern = shortTask(task).named as RowPath | null;
  const isOfSides = useStore(useLab().experiment, ({ differing }) => pattern !== null && differing.includes(pattern));
  return (
    <>
      <SelectField
        label={said.label}
        value={task.name as MadeTaskName}
        options={options}
        onChange={choose}
        isDisabled={isFixed}
      />
      <LockSign path="task.name" />
      {task.name === 'own' && !isFixed && <DataButton />}
      {pattern && !isOfSides && <ChoiceField path={pattern} />}
    </>
  );
}

function Picture({ picture }: { picture: TaskPicture | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    if (!current) return;
    if (!picture) {
      current.width = 0;
      return;
    }
    const draw = () => {
      const { clientWidth: width, clientHeight: height } = current;
      drawTaskPicture(current, picture, { size: { width, height }, theme: currentTheme() });
    };
    const sizes = new ResizeObserver(draw);
    sizes.observe(current);
    const stopThemes = onThemeChange(draw);
    const forget = rememberPicture(current, {
      drawInto: (stage, scene) => {
        const again = appendHtml(stage, 'canvas');
        drawTaskPicture(again, picture, scene);
        return () => again.remove();
      },
      ...BARE_PICTURE,
      data: () => ({ of: 'task', picture }),
    });
    return () => {
      forget();
      sizes.disconnect();
      stopThemes();
    };
  }, [picture]);
  return (
    <div className={styles.picture}>
      <canvas ref={canvas} role="img" aria-label={said.pictureLabel} />
    </div>
  );
}

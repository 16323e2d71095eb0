import { useEffect, useRef } from 'react';
import { drawTaskPicture } from '../../charts/pictures/task-picture.ts';
import { currentTheme, onThemeChange } from '../../charts/shell/palette.ts';
import type { RowPath } from '../../config/settings/settings.ts';
import { shortTask, TASK_NAMES, taskTitle, type MadeTaskName } from '../../tasks/tasks.ts';
import type { TaskPicture } from '../../tasks/data/dataset.ts';
import { words } from '../../words/words.ts';
import { ChoiceField } from '../controls/choice-field.tsx';
import { SelectField } from '../kit/select-field.tsx';
import { useStore } from 'zustand';
import { useControl, useExperiment, useIsCause, useLab, useShown } from '../lab-context.ts';
import { LearnedFunction } from '../pictures/learned-function.tsx';
import { useIsPhone } from '../use-is-phone.ts';
import styles from './task-card.module.css';

const said = words.page.task;
const options = TASK_NAMES.map((name) => ({ value: name, text: taskTitle(name) }));

/** Shows the task: a menu to choose it, what the network has learned of it, its picture and its sentence. */
export function TaskCard() {
  const task = useShown((run) => run.task);
  const name = useExperiment(({ task: { name: chosen } }) => taskTitle(chosen as MadeTaskName));
  const isCause = useIsCause('task.name');
  const isPhone = useIsPhone();
  return (
    <section className={styles.card} aria-label={said.label} data-setting="task.name" data-cause={isCause || undefined}>
      <div className={styles.choice}>
        <h2 className={styles.title}>{said.label}</h2>
        {isPhone ? <span>{name}</span> : <TaskChoice />}
      </div>
      {!isPhone && (
        <div className={styles.learned}>
          <LearnedFunction />
        </div>
      )}
      <Picture picture={task?.picture ?? null} />
      {/* A long sentence scrolls, so it must be reachable by keyboard. */}
      <p className={styles.sentence} data-testid="task-sentence" tabIndex={0}>
        {task?.sentence ?? said.opening}
      </p>
    </section>
  );
}

/** Shows the menu of tasks, and beside it that of the patterns of a task that has several. */
export function TaskChoice() {
  const { change } = useControl('task.name');
  const task = useExperiment((experiment) => experiment.task);
  const pattern = shortTask(task).named as RowPath | null;
  const isOfSides = useStore(useLab().experiment, ({ differing }) => pattern !== null && differing.includes(pattern));
  return (
    <>
      <SelectField label={said.label} value={task.name as MadeTaskName} options={options} onChange={change} />
      {pattern && !isOfSides && <ChoiceField path={pattern} />}
    </>
  );
}

function Picture({ picture }: { picture: TaskPicture | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    if (!current || !picture) return;
    const draw = () => drawTaskPicture(current, picture, currentTheme());
    const sizes = new ResizeObserver(draw);
    sizes.observe(current);
    const stopThemes = onThemeChange(draw);
    return () => {
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

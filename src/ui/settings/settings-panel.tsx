import { useEffect, useRef, type ReactNode } from 'react';
import { formatSetting } from '../../charts/shell/format-number.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { gainOf } from '../../maths/activation.ts';
import { taskSettings } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import { useExperiment, useLab, useView } from '../lab-context.ts';
import { PANEL_PATHS } from './panel-paths.ts';
import { Setting } from './setting-fields.tsx';
import styles from './settings-panel.module.css';
import { TrainingSetting } from './training-setting.tsx';

const said = words.page.settings;

/** Shows all settings of a run that have no slider. */
export function SettingsPanel() {
  const lab = useLab();
  const setOpen = useView((view) => view.setSettingsOpen);
  const activation = useExperiment(({ net }) => net.activation);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const ownGain = formatSetting(gainOf({ activation }));

  return (
    <aside
      id="settings"
      className={styles.panel}
      aria-labelledby="settings-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !(event.target instanceof HTMLInputElement)) setOpen(false);
      }}
    >
      <div className={styles.head}>
        <h2 className={styles.title} id="settings-title" tabIndex={-1} ref={heading}>
          {said.title}
        </h2>
        <IconButton label={words.page.closeSettings} onPress={() => setOpen(false)}>
          <CloseIcon />
        </IconButton>
      </div>
      <p className={styles.about}>{said.about}</p>
      <Section title={said.sections.task}>
        <TaskSettings />
      </Section>
      <Section title={said.sections.network}>
        {PANEL_PATHS.network.map((path) => (
          <Setting key={path} path={path} placeholder={path === 'net.gain' ? said.automatic(ownGain) : undefined} />
        ))}
      </Section>
      <Section title={said.sections.training}>
        {PANEL_PATHS.training.map((path) => (
          <TrainingSetting key={path} path={path} />
        ))}
      </Section>
      <Section title={said.sections.measures}>
        {PANEL_PATHS.measures.map((path) => (
          <Setting key={path} path={path} />
        ))}
      </Section>
      <TextButton onPress={() => lab.experiment.getState().replace(defaultExperiment)}>{said.reset}</TextButton>
    </aside>
  );
}

/** Shows the settings of the present task. */
function TaskSettings() {
  const name = useExperiment(({ task }) => task.name);
  return taskSettings(name)
    .filter(([, row]) => !row.isOfData)
    .map(([setting]) => <Setting key={setting} path={`task.${setting}`} />);
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.section} role="group" aria-label={title}>
      <h3 className={styles.sectionTitle}>{title}</h3>
      {children}
    </div>
  );
}

import { useEffect, useRef, type ReactNode } from 'react';
import { formatSetting } from '../../charts/shell/format-number.ts';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { gainOf } from '../../maths/activation.ts';
import { words } from '../../words/words.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { TextButton } from '../kit/text-button.tsx';
import { CloseIcon } from '../kit/icons.tsx';
import { useExperiment, useLab, useView } from '../lab-context.ts';
import { BatchSetting } from './batch-setting.tsx';
import { LayerNumbers } from './layer-numbers.tsx';
import { RuleSettings } from './rule-settings.tsx';
import { Setting } from './setting-fields.tsx';
import styles from './settings-panel.module.css';
import { TaskSettings } from './task-settings.tsx';

const said = words.page.settings;

/** Everything that decides a run and has no slider. */
export function SettingsPanel() {
  const lab = useLab();
  const setOpen = useView((view) => view.setSettingsOpen);
  const activation = useExperiment(({ net }) => net.activation);
  const optimizer = useExperiment(({ train }) => train.optimizer);
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
        <Setting path="net.activation" />
        <Setting path="net.baseWidth" />
        <Setting path="net.gain" placeholder={said.automatic(ownGain)} />
        <Setting path="net.outputGain" />
        <Setting path="net.outputInit" />
        <Setting path="scaling.centered" />
        <Setting path="net.bias" />
        <Setting path="net.symmetric" />
      </Section>
      <Section title={said.sections.training}>
        <RuleSettings />
        <Setting path="train.optimizer" />
        <Setting path="train.lrUnit" />
        {optimizer === 'slo' && <LayerNumbers path="train.slo.speeds" nameOf={said.speedOf} />}
        <Setting path="train.weightDecay" />
        <Setting path="train.loss" />
        <BatchSetting />
        <Setting path="seed" />
        <Setting path="train.steps" />
        <LayerNumbers path="train.layerLr" nameOf={said.factorOf} />
      </Section>
      <Section title={said.sections.measures}>
        <Setting path="measure.probe" />
        <Setting path="measure.twin" />
        <Setting path="measure.infinite" />
      </Section>
      <TextButton onPress={() => lab.experiment.getState().replace(defaultExperiment)}>{said.reset}</TextButton>
    </aside>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.section} role="group" aria-label={title}>
      <h3 className={styles.sectionTitle}>{title}</h3>
      {children}
    </div>
  );
}

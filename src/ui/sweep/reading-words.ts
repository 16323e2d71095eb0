import { formatCount, formatSetting } from '../../charts/shell/format-number.ts';
import { measureWords } from '../../config/measures/measures.ts';
import type { MeasureName } from '../../config/sweep/quantity.ts';
import type { SweepReading } from '../../store/sweep/sweep-reading.ts';
import { words } from '../../words/words.ts';

const said = words.sweep.page.reading;

/** The layer of a measure in words; `null` of the whole network. */
export const layerTitle = (measure: MeasureName): string | null =>
  measure.of === 'run' ? null : measure.layer === 'last' ? said.lastLayer : said.layerNumber(measure.layer);

/** What is read of each network, in words: "Test loss at the end". */
export function valueLabel({ measure, relative, moment, step, threshold, summary, bound }: SweepReading): string {
  const name = said.valueLabel(measureWords(measure.measure).title, layerTitle(measure));
  const label = relative ? said.relativeTo(name) : name;
  const read =
    moment === 'step'
      ? said.at.step(label, formatCount(step))
      : moment === 'until'
        ? said.at.until(label, formatSetting(threshold))
        : said.at[moment](label);
  return summary === 'share' ? said.share(read, formatSetting(bound)) : read;
}

/** The name of the values themselves, in few words: what is above says when they are read. */
export function shortLabel({ measure, relative, moment, summary }: SweepReading): string {
  if (summary === 'share') return said.shareShort;
  if (moment === 'until') return said.stepsShort;
  const name = said.valueLabel(measureWords(measure.measure).title, layerTitle(measure));
  return relative ? said.relativeTo(name) : name;
}

/** The name of a picture: what is read, and how the seeds become one number. */
export const readingTitle = (reading: SweepReading, seeds: number): string =>
  said.title(valueLabel(reading), said.summaries[reading.summary], reading.summary === 'share' ? 1 : seeds);

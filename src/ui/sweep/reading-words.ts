import { formatCount, formatSetting } from '../../charts/shell/format-number.ts';
import { measureWords } from '../../config/measures/measures.ts';
import { isRising, type MeasureName } from '../../config/sweep/quantity.ts';
import type { SweepReading } from '../../store/sweep/sweep-reading.ts';
import { words } from '../../words/words.ts';

const said = words.sweepPage.reading;

/** Returns the layer of a measure in words; `null` for the whole network. */
export const layerTitle = (measure: MeasureName): string | null =>
  measure.of === 'run' ? null : measure.layer === 'last' ? said.lastLayer : said.layerNumber(measure.layer);

/** Says what is read of each network: "Test loss at the end". */
export function valueLabel({ measure, relative, moment, step, threshold, summary, bound }: SweepReading): string {
  const name = said.valueLabel(measureWords(measure.measure).title, layerTitle(measure));
  const label = relative ? said.relativeTo(name) : name;
  const read =
    moment === 'step'
      ? said.at.step(label, formatCount(step))
      : moment === 'until'
        ? said.at.until(label, said.thresholdSign(isRising(measure)), formatSetting(threshold))
        : said.at[moment](label);
  return summary === 'share' ? said.share(read, formatSetting(bound)) : read;
}

/** Names the values in few words; the menus above say when they are read. */
export function shortLabel({ measure, relative, moment, summary }: SweepReading): string {
  if (summary === 'share') return said.shareShort;
  if (moment === 'until') return said.stepsShort;
  const name = said.valueLabel(measureWords(measure.measure).title, layerTitle(measure));
  return relative ? said.relativeTo(name) : name;
}

/** Names a picture: what is read, and how the seeds become one number. */
export const readingTitle = (reading: SweepReading, seeds: number): string =>
  said.title(valueLabel(reading), said.summaries[reading.summary], reading.summary === 'share' ? 1 : seeds);

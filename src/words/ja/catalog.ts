import { aboutLessons } from './about-lessons.ts';
import { bytes } from './bytes.ts';
import { charts } from './charts.ts';
import { config, link } from './config.ts';
import { dataPage } from './data-page.ts';
import { drawing } from './drawing.ts';
import { embed } from './embed.ts';
import { engine, worker, workerHost } from './engine.ts';
import { figures } from './figures.ts';
import { flags } from './flags.ts';
import { givenCase } from './given-case.ts';
import { help } from './help.ts';
import { inspector } from './inspector.ts';
import { lessons } from './lessons.ts';
import { offline } from './offline.ts';
import { openFile } from './open-file.ts';
import { numpy } from './numpy.ts';
import { ownData } from './own-data.ts';
import { news } from './news.ts';
import { networkFile } from './network-file.ts';
import { page } from './page.ts';
import { pictures } from './pictures.ts';
import { present } from './present.ts';
import { prior } from './prior.ts';
import { regime } from './regime.ts';
import { runs } from './runs.ts';
import { resultCharts } from './result-charts.ts';
import { runsPanel } from './runs-panel.ts';
import { scalingReasons } from './scaling-reasons.ts';
import { share } from './share.ts';
import { sweep, sweepFile } from './sweep.ts';
import { sweepPage } from './sweep-page.ts';
import { takeAway } from './take-away.ts';
import { table } from './table.ts';
import { talk } from './talk.ts';
import { tasks } from './tasks.ts';
import { time } from './time.ts';
import { tour } from './tour.ts';
import { unfinished } from './unfinished.ts';

/** Every text of the catalogs, in Japanese. */
export const catalog = {
  aboutLessons,
  bytes,
  charts,
  config,
  link,
  dataPage,
  drawing,
  embed,
  engine,
  worker,
  workerHost,
  figures,
  flags,
  givenCase,
  help,
  inspector,
  lessons,
  offline,
  openFile,
  numpy,
  ownData,
  news,
  networkFile,
  page,
  pictures,
  present,
  prior,
  regime,
  runs,
  resultCharts,
  runsPanel,
  scalingReasons,
  share,
  sweep,
  sweepFile,
  sweepPage,
  takeAway,
  table,
  talk,
  tasks,
  time,
  tour,
  unfinished,
};

import { useCallback, useRef } from 'react';
import type { FunctionData } from '../../charts/function/function-data.ts';
import { createFunctionPicture } from '../../charts/function/function-picture.ts';
import type { ThemedColor } from '../../charts/shell/palette.ts';
import { runOffset } from '../../config/frame.ts';
import type { FunctionPicture } from '../../engine/pictures/picture.ts';
import type { ShownPicture } from '../../store/pictures/pictures.ts';
import { taskShape } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { PictureFigure, type Drawing } from './picture-figure.tsx';
import { useEmptyText, usePlaceInTime, useSideColor, useWatchedPictures } from './use-pictures.ts';

const said = words.pictures.function;
const QUESTION = { kind: 'function' } as const;

/** Shows the function that the network of this side of the page computes. */
export function LearnedFunction() {
  const pictures = useWatchedPictures(QUESTION);
  const color = useSideColor();
  const placeOf = usePlaceInTime();
  const images = useRef<ShownPicture<FunctionPicture>>(null);
  const follow = useCallback(
    (draw: (drawing: Drawing<FunctionData> | null) => void) =>
      pictures(({ function: shown }) => {
        const seen = shown && withSameImages(shown, images.current);
        images.current = seen;
        draw(seen && { data: dataOf(seen, color), caption: placeOf(seen.step) });
      }),
    [pictures, color, placeOf],
  );
  return (
    <PictureFigure
      testId="learned-function"
      title={said.title}
      make={createFunctionPicture}
      follow={follow}
      empty={useEmptyText(said.empty)}
    />
  );
}

/** Returns a picture with the images of an earlier one of its run, which are the same and are not painted again. */
function withSameImages(
  shown: ShownPicture<FunctionPicture>,
  before: ShownPicture<FunctionPicture> | null,
): ShownPicture<FunctionPicture> {
  const [now, then] = [shown.picture, before?.picture];
  if (shown.recording.id !== before?.recording.id || now.of !== 'images' || then?.of !== 'images') return shown;
  return { ...shown, picture: { ...now, pixels: then.pixels } };
}

function dataOf({ recording, step, picture }: ShownPicture<FunctionPicture>, color: ThemedColor): FunctionData {
  const { id, experiment, task, stream } = recording;
  const { classes } = taskShape(experiment.task);
  const accuracy = classes === null ? null : (stream.latest(runOffset('testAccuracy'), step)?.value ?? null);
  return { run: id, learned: picture, task: task?.picture ?? null, classes, color, accuracy };
}

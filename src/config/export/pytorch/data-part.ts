import { taskShape } from '../../../tasks/tasks.ts';
import { section } from './python-text.ts';
import { batchSize } from '../../batch-size.ts';
import { type ReproducedRun } from './reproduced-run.ts';

/** Returns the part that reads the .npz beside the script, without numpy, and takes data and batches out of it. */
export function dataPart(run: ReproducedRun): string {
  const { inputs, outputs } = taskShape(run.experiment.task);
  const { train, test } = run.samples;
  return section('Data, from the .npz beside this script', [
    READ,
    `x, y = array("x", ${train}, ${inputs}), array("y", ${train}, ${outputs})  # training samples as rows, and their targets`.concat(
      test > 0 ? `\nx_test, y_test = array("x_test", ${test}, ${inputs}), array("y_test", ${test}, ${outputs})` : '',
    ),
    batchesOf(run),
  ]);
}

const READ = `
FILE = Path(__file__).with_suffix(".npz")


def read_npz():
    """Returns the contents of the .npz by name: a zip file of .npy files, one for each array."""
    if not FILE.exists():
        sys.exit(f"{FILE} is missing. Put the .npz of this run beside this script, under the same name.")
    try:
        with zipfile.ZipFile(FILE) as archive:
            return {name[: -len(".npy")]: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError) as problem:
        sys.exit(f"{FILE} can't be read ({problem}). Save the .npz of this run once more.")


CONTENTS = read_npz()
TYPES = {"<f4": torch.float32, "<f8": torch.float64, "<i4": torch.int32, "<i8": torch.int64}


def array(name, *shape, dtype=torch.float64):
    """Returns an array of the .npz, which must have this shape: a text header, and then the numbers row by row.

    numpy.load would do the same; PyTorch does not need numpy, and some versions of the two do not go together.
    """
    if name not in CONTENTS:
        sys.exit(f"{FILE} has no array {name}. Take the .npz that was saved with this script.")
    content = CONTENTS[name]
    try:
        end = 10 + int.from_bytes(content[8:10], "little")
        header = ast.literal_eval(content[10:end].decode("latin1"))
        found, kind, by_columns = header["shape"], header["descr"], header["fortran_order"]
    except (ValueError, SyntaxError, KeyError, TypeError):
        sys.exit(f"The array {name} of {FILE} has no header of a .npy file. Save the .npz of this run once more.")
    if found != shape:
        sys.exit(f"The array {name} of {FILE} has the shape {found}, but this script needs {shape}. "
                 "Take the .npz that was saved with this script.")
    if kind not in TYPES or by_columns:
        sys.exit(f"The array {name} of {FILE} is stored as {kind}{' by columns' if by_columns else ''}; "
                 "store it as float32, row by row.")
    size = torch.zeros((), dtype=TYPES[kind]).element_size() * math.prod(shape)
    if len(content) - end != size:
        sys.exit(f"The array {name} of {FILE} has {len(content) - end} bytes of numbers instead of {size}. "
                 "Save the .npz of this run once more.")
    return torch.frombuffer(bytearray(content[end:]), dtype=TYPES[kind]).reshape(shape).to(dtype)
`;

/** Returns the part that says which samples a step sees. */
function batchesOf(run: ReproducedRun): string | null {
  const { experiment, steps } = run;
  const { train } = run.samples;
  const size = batchSize(experiment, train);
  if (size === null) return null;
  return `
BATCH = ${size}


def all_batches():
    """Yields the samples of one step after the other: those of the run, or drawn anew where the .npz has none."""
    if "batches" in CONTENTS:
        batches = array("batches", ${steps}, BATCH, dtype=torch.int64)
        if batches.min() < 0 or batches.max() >= len(x):
            sys.exit(f"The array batches of {FILE} names a sample that is not there: there are {len(x)}, from 0 on.")
        yield from batches
    else:
        print(f"{FILE.name} has no batches: they are drawn anew, so the losses will differ.", file=sys.stderr)
        while True:
            order = torch.randperm(${train})  # every epoch in another order, without the rest that fills no batch
            for start in range(0, ${train} - BATCH + 1, BATCH):
                yield order[start : start + BATCH]
`;
}

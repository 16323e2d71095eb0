/** Sizes that follow from a task's settings alone, before any data is made. */
export interface TaskShape {
  /** d: number of inputs. */
  inputs: number;
  /** k: number of outputs. */
  outputs: number;
  /** Number of classes, or `null` for a regression. Two classes may share one output of +-1. */
  classes: number | null;
}

/** Samples in row-major typed arrays. */
export interface Samples {
  /** Number of rows. */
  count: number;
  /** Inputs [count, inputs]. */
  x: Float32Array;
  /** Targets [count, outputs]. */
  y: Float32Array;
}

/** The data of a task: typed arrays and sizes, no tensors. */
export interface Dataset extends TaskShape {
  train: Samples;
  test: Samples;
  /** Targets are independent of inputs: the training samples can be memorized, and no network does better than chance on the test set. */
  isMemorized?: true;
  /** The test inputs as they were drawn; only for a task of images. */
  testImages?: TestImages;
  /** Functions of one or two inputs are drawn from -reach to reach; absent: over the range of the samples. */
  reach?: number;
  /** The directions in the space of inputs that the targets depend on; absent: all of them matter, or none is known. */
  directions?: HiddenDirections;
  /** The columns of a table that inputs and targets come from; only for data of one's own. */
  columns?: DataColumns;
}

/** The scale of a standardized column: a number of the file is mean + std times what the network sees. */
export interface ColumnScale {
  mean: number;
  std: number;
}

/** A column of data of one's own; without a scale, the network sees the numbers of the file. */
export type DataColumn = { name: string } & Partial<ColumnScale>;

/** Where inputs and targets of data of one's own come from. */
export interface DataColumns {
  inputs: DataColumn[];
  /** Empty for classes. */
  targets: DataColumn[];
  /** The names of the classes in the order of the outputs, -1 before +1; empty for numbers. */
  classes: string[];
}

/** Directions that a network has to find: the targets depend on the inputs through their projections on them alone. */
export interface HiddenDirections {
  /** A short name of each. */
  names: string[];
  /** Unit vectors, [directions][inputs]; those of a linear teacher are not orthogonal. */
  vectors: ArrayLike<number>[];
}

/** Images of the test set before they were normalized, and the names of their classes. */
export interface TestImages {
  /** Pixels along each side of an image. */
  side: number;
  /** [test samples, side * side], 0 (blank) to 255 (full ink). */
  pixels: Uint8Array;
  /** The name of each class. */
  labels: string[];
}

/**
 * A small picture of a task, as data; `charts/task-picture.ts` draws it. `classNames`: the names of its classes in the order
 * of the outputs, -1 before +1; absent: there are none, or nobody has named them.
 */
export type TaskPicture = { classNames?: string[] } & PlainTaskPicture;

type PlainTaskPicture =
  /**
   * Points in the plane with a value: [x, y, value] triples. The value is the target, or -1 and +1 for two classes.
   * `areInputs`: x and y are all that the network gets. `areClasses`: the values are the numbers of more than two classes.
   * `reach`: coordinates go from -reach to reach, wherever points are.
   */
  | {
      kind: 'scatter';
      xLabel: string;
      yLabel: string;
      areInputs?: boolean;
      areClasses?: boolean;
      points: Float32Array;
      reach?: number;
    }
  /** A function of one variable, empty if none is known, and the training points on it: [x, y] pairs; `reach` as above. */
  | { kind: 'curve'; xLabel: string; yLabel: string; line: Float32Array; points: Float32Array; reach?: number }
  /** Grey images, values 0..1, row-major, one after the other. */
  | { kind: 'images'; side: number; count: number; pixels: Float32Array };

/** The data and the picture of a task. */
export interface MadeData {
  dataset: Dataset;
  picture: TaskPicture;
}

/** A made task: its data, its picture, and one sentence that says what there is to learn. */
export interface MadeTask extends MadeData {
  sentence: string;
}

/** Reads the bytes of a digits asset; the environment (page, Node) supplies it. */
export type ReadDigits = (asset: 'small' | 'all') => Promise<Uint8Array>;

/** Makes the data and the picture of a task; only the task `digits` reads a file. */
export type MakeData<Task> = (task: Task, readDigits: ReadDigits) => MadeData | Promise<MadeData>;

/** What the dialog of a person's own data shows: a file that is read, the choices, and the samples that they make. */
import { createStore, type StoreApi } from 'zustand';
import type { TableFormat } from '../../files/table/table.ts';
import type { Role, TableChoices } from '../../tasks/own/table-choices.ts';
import { messageOf } from '../../words/message-of.ts';
import { plainText } from '../../words/plain-text.ts';
import type { PreparedSummary, TableSummary } from '../../worker/table/table-protocol.ts';
import type { GivenFile } from '../files/given-file.ts';
import type { TakenTable } from './data-shelf.ts';
import type { TableReader } from './table-reader.ts';

/** The state of the desk. */
export interface DeskState {
  /** The file that is read or was; `null` before the first one. */
  given: GivenFile | null;
  /** The share of it that is read; `null` once it is. */
  share: number | null;
  table: TableSummary | null;
  choices: TableChoices | null;
  /** The samples of these choices; `null` while they are made, or where there are none. */
  prepared: PreparedSummary | null;
  /** Why the choices were refused, as a sentence. */
  refusal: string | null;
  /** Why the last file was refused; what lay on the desk before it is there again. */
  refusedFile: string | null;
}

/** A desk: at most one table lies on it. */
export interface DataDesk {
  store: StoreApi<DeskState>;
  /** Reads a file, perhaps as it was taken before. The table before stays until another one is there. */
  open: (given: GivenFile, taken?: Pick<TakenTable, 'format' | 'choices'>) => Promise<void>;
  /** Reads the file once more, in this format. */
  setFormat: (change: Partial<TableFormat>) => Promise<void>;
  /** Gives a column a role. A column that was the only target becomes an input. */
  setRole: (column: number, role: Role) => Promise<void>;
  choose: (change: Partial<TableChoices>) => Promise<void>;
  dispose: () => void;
}

const NOTHING: DeskState = {
  ...{ given: null, share: null, table: null, choices: null, prepared: null },
  ...{ refusal: null, refusedFile: null },
};

/** Creates an empty desk. */
export function createDataDesk(reader: TableReader): DataDesk {
  const store = createStore<DeskState>()(() => NOTHING);
  /** Of several files and choices the newest counts. */
  let newest = 0;
  /** The file of the table on the desk. */
  let there: GivenFile | null = null;

  const read = async (given: GivenFile, format: Partial<TableFormat>, before: TableChoices | null = null) => {
    const turn = ++newest;
    const isCurrent = () => turn === newest;
    store.setState({ given, share: 0, refusal: null, refusedFile: null });
    try {
      const table = await reader.open(
        given.blob,
        given.name,
        format,
        (share) => isCurrent() && store.setState({ share }),
      );
      if (!isCurrent()) return;
      there = given;
      const choices = before?.roles.length === table.columns.length ? before : table.usual;
      store.setState({ table, choices, prepared: null, share: null });
      await prepare(choices);
    } catch (error) {
      if (isCurrent()) await putBack(messageOf(error));
    }
  };
  /** Reads the table before once more, which the worker has let go of for the sake of memory, and says why. */
  const putBack = async (refusedFile: string) => {
    const { table, choices } = store.getState();
    const before = there;
    there = null;
    if (before === null) {
      store.setState({ ...NOTHING, refusedFile });
      return;
    }
    await read(before, table?.format ?? {}, choices);
    if (store.getState().given === before) store.setState({ refusedFile });
  };
  const prepare = async (choices: TableChoices) => {
    const turn = ++newest;
    store.setState({ choices, prepared: null, refusal: null });
    try {
      const prepared = await reader.prepare(choices);
      if (turn === newest) store.setState({ prepared });
    } catch (error) {
      if (turn === newest) store.setState({ refusal: messageOf(error) });
    }
  };
  const choose = async (change: Partial<TableChoices>) => {
    const { choices } = store.getState();
    if (choices) await prepare({ ...choices, ...change });
  };

  return {
    store,
    open: ({ name, blob }, taken) => read({ name: plainText(name), blob }, taken?.format ?? {}, taken?.choices),
    setFormat: async (change) => {
      const { given, table } = store.getState();
      if (given && table?.format) await read(given, { ...table.format, ...change });
    },
    setRole: async (column, role) => {
      const { choices, table } = store.getState();
      if (!choices || !table) return;
      const roles = choices.roles.map((each, c): Role => {
        if (c === column) return role;
        // One split, and one target unless several numbers are learned.
        const isReplaced = role === 'split' ? each === 'split' : role === 'target' && each === 'target';
        return isReplaced && !(role === 'target' && takesSeveral(table, [column, c])) ? 'input' : each;
      });
      const targetAs = role === 'target' ? usualTargetOf(table, roles, column) : choices.targetAs;
      await choose({ roles, targetAs });
    },
    choose,
    dispose: reader.dispose,
  };
}

/** Returns whether columns can be targets together: numbers that are no classes. */
const takesSeveral = ({ columns }: TableSummary, places: readonly number[]) =>
  places.every((c) => columns[c].targetAs === 'numbers');

const usualTargetOf = ({ columns }: TableSummary, roles: readonly Role[], column: number) =>
  roles.filter((role) => role === 'target').length > 1 ? 'numbers' : columns[column].targetAs;

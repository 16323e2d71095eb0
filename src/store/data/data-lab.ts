/** The data of the page: those that are kept, and whether their dialog is open. */
import { createStore, type StoreApi } from 'zustand';
import type { GivenFile } from '../files/given-file.ts';
import type { DataShelf } from './data-shelf.ts';

/** The dialog of the data. */
export interface DataDialog {
  isOpen: boolean;
  /** The file that it opens with; `null`: it asks for one. */
  given: GivenFile | null;
}

/** The data of the page. */
export interface DataLab {
  /** Returns the data that are kept. Their code is loaded by the first who asks. */
  shelf: () => Promise<DataShelf>;
  dialog: StoreApi<DataDialog>;
  /** Opens the dialog, with a file or without. */
  open: (given?: GivenFile) => void;
  close: () => void;
}

/** Opens the data of the page. */
export function openDataLab(): DataLab {
  let shelf: Promise<DataShelf> | null = null;
  const dialog = createStore<DataDialog>()(() => ({ isOpen: false, given: null }));
  return {
    shelf: () => {
      shelf ??= import('./data-shelf.ts').then(({ openDataShelf }) => openDataShelf());
      // A load that failed is tried again.
      shelf.catch(() => (shelf = null));
      return shelf;
    },
    dialog,
    open: (given) => dialog.setState({ isOpen: true, given: given ?? null }),
    close: () => dialog.setState({ isOpen: false, given: null }),
  };
}

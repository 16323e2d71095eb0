/** The dialog of a person's own data, with the real worker that reads tables. */
import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { openLab, type Lab } from '../../store/lab.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { LabContext } from '../lab-context.ts';
import { DataDialogPlace } from './data-place.tsx';

let lab: Lab;

beforeEach(async () => {
  history.replaceState(null, '', `${location.pathname}${location.search}#v=1&width=16`);
  lab = openLab({ host: createFakeWorkers().host, notices: [] });
  for (const { digest } of (await lab.data.shelf()).store.getState().kept)
    await (await lab.data.shelf()).remove(digest);
  await render(
    <LabContext value={lab}>
      <DataDialogPlace />
    </LabContext>,
  );
});

const dialog = () => page.getByRole('dialog', { name: 'Your data' });
const result = () => page.getByTestId('data-result');
const open = (text: string, name = 'table.csv') => lab.data.open({ name, blob: new Blob([text]) });
const TABLE = `a;b;c\n${Array.from({ length: 20 }, (_, i) => `${i},5;${i % 7};${i % 2 ? 'x' : 'y'}`).join('\n')}`;
const task = () => lab.experiment.getState().experiment.task;

it('says what a table makes, follows each choice, and trains on it', async () => {
  open(TABLE);
  await expect.element(result()).toHaveTextContent('2 inputs, 2 classes, 15 training and 5 test samples');
  await expect.element(dialog().getByRole('combobox', { name: 'Between cells' })).toHaveValue(';');
  await expect.element(dialog().getByRole('combobox', { name: 'Decimals' })).toHaveValue(',');
  await dialog().getByRole('combobox', { name: 'Role of b' }).selectOptions('ignore');
  await expect.element(result()).toHaveTextContent('1 input, 2 classes');
  await dialog().getByRole('textbox', { name: 'To test on' }).fill('50');
  await userEvent.keyboard('{Enter}');
  await expect.element(result()).toHaveTextContent('10 training and 10 test samples');
  await dialog().getByRole('combobox', { name: 'Role of a' }).selectOptions('target');
  await expect.element(result()).toHaveTextContent('2 inputs, 1 target');
  await dialog().getByRole('button', { name: 'Train on it' }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(task()).toMatchObject({ name: 'own', d: 2, outputs: 1, areClasses: false, samples: 10, testSamples: 10 });
});

it('refuses what gives no samples in a sentence, and takes it back', async () => {
  open(TABLE);
  await expect.element(result()).toHaveTextContent('2 inputs');
  await dialog().getByRole('combobox', { name: 'Role of c' }).selectOptions('ignore');
  await expect.element(result()).toHaveTextContent('No column is the target; give one this role.');
  await expect.element(dialog().getByRole('button', { name: 'Train on it' })).toBeDisabled();
  await dialog().getByRole('combobox', { name: 'Role of c' }).selectOptions('target');
  await expect.element(result()).toHaveTextContent('2 inputs, 2 classes');
  open('\n\n', 'empty.csv');
  await expect.element(dialog()).toHaveTextContent('empty.csv has no rows; choose a file with a sample in each row.');
});

it('opens the example, keeps what was trained on, removes it and brings it back', async () => {
  lab.data.open();
  await dialog().getByRole('button', { name: 'Open an example: irises' }).click();
  await expect.element(result()).toHaveTextContent('4 inputs, 3 classes, 112 training and 38 test samples');
  await dialog().getByRole('button', { name: 'Train on it' }).click();
  await expect.poll(task).toMatchObject({ d: 4, outputs: 3 });
  lab.data.open();
  await expect.element(dialog()).toHaveTextContent('Target species (3 classes), 4 inputs, 150 rows');
  await dialog().getByRole('button', { name: 'Remove iris.csv' }).click();
  await expect.element(dialog()).toHaveTextContent('iris.csv was removed.');
  await dialog().getByRole('button', { name: 'Bring it back' }).click();
  await expect.element(dialog().getByRole('button', { name: 'Train on iris.csv' })).toBeVisible();
  const { digest } = task() as { digest: string };
  expect((await (await lab.data.shelf()).file(digest))?.size).toBeGreaterThan(150 * 7 * 4);
});

it('tells kept data of one name apart by the time, in sight and to screen readers', async () => {
  const shelf = await lab.data.shelf();
  const now = vi.spyOn(Date, 'now');
  const settings = { name: 'own' as const, digest: '', file: 'one.csv', d: 2, outputs: 1, areClasses: false };
  const own = { ...settings, samples: 15, testSamples: 5 };
  for (const [digest, minute] of [
    ['00000000000000aa', 5],
    ['00000000000000bb', 7],
  ] as const) {
    now.mockReturnValue(new Date(2026, 10, 29, 20, minute).getTime());
    await shelf.put({ digest, name: 'one.csv', task: { ...own, digest }, file: new Blob(['data']) });
  }
  await shelf.put({ digest: '00000000000000cc', name: 'other.csv', task: own, file: new Blob(['data']) });
  now.mockRestore();
  lab.data.open();
  for (const minute of ['05', '07']) {
    const at = `kept 29 Nov 2026, 20:${minute}:00`;
    await expect.element(dialog().getByRole('button', { name: `Train on one.csv, ${at}` })).toBeVisible();
    await expect.element(dialog().getByText(at)).toBeVisible();
  }
  await expect.element(dialog().getByRole('button', { name: 'Train on other.csv', exact: true })).toBeVisible();
});

it('opens a kept table again with its roles as they were, and gives it up with its data', async () => {
  open(TABLE, 'roles.csv');
  await dialog().getByRole('combobox', { name: 'Role of b' }).selectOptions('target');
  await dialog().getByRole('combobox', { name: 'Role of c' }).selectOptions('ignore');
  await expect.element(result()).toHaveTextContent('1 input');
  await dialog().getByRole('button', { name: 'Train on it' }).click();
  await expect.poll(task).toMatchObject({ d: 1 });
  const { digest } = task() as { digest: string };
  lab.data.open();
  await dialog().getByRole('button', { name: 'Open roles.csv again, with the roles of its columns' }).click();
  await expect.element(dialog().getByRole('combobox', { name: 'Role of b' })).toHaveValue('target');
  await expect.element(dialog().getByRole('combobox', { name: 'Role of c' })).toHaveValue('ignore');
  await expect.element(dialog().getByRole('combobox', { name: 'Decimals' })).toHaveValue(',');
  await dialog().getByRole('combobox', { name: 'Role of a' }).selectOptions('target');
  await dialog().getByRole('combobox', { name: 'Role of b' }).selectOptions('input');
  await expect.element(result()).toHaveTextContent('All settings of the present run stay; only its data are others.');
  lab.data.close();
  const shelf = await lab.data.shelf();
  expect(await shelf.table(digest)).not.toBeNull();
  await shelf.remove(digest);
  expect([await shelf.file(digest), await shelf.table(digest)]).toEqual([null, null]);
  await shelf.undoRemove();
  expect((await shelf.table(digest))?.size).toBe(TABLE.length);
  expect(shelf.store.getState().kept.find((each) => each.digest === digest)?.hasTable).toBe(true);
});

it('says of a link whose data are missing which they are, and whether a file has them', async () => {
  open(TABLE, 'right.csv');
  await expect.element(result()).toHaveTextContent('2 inputs, 2 classes');
  await dialog().getByRole('button', { name: 'Train on it' }).click();
  const linked = {
    ...lab.experiment.getState().experiment,
    net: { ...lab.experiment.getState().experiment.net, width: 24 },
  };
  lab.experiment.getState().replace(linked);
  const { digest } = task() as { digest: string };
  await (await lab.data.shelf()).remove(digest);
  open(TABLE.replace('3,5;3;x\n', ''), 'wrong.csv');
  await expect.element(dialog()).toHaveTextContent('asks for data that are not in this browser: right.csv, 2 inputs');
  const verdict = page.getByTestId('data-wanted');
  await expect
    .element(verdict)
    .toHaveTextContent(
      'Not the same: these are 2 inputs, 2 classes, 14 training and 5 test samples; the run has 2 inputs, 2 classes, 15 training and 5 test samples.',
    );
  await expect.element(dialog().getByRole('button', { name: 'Train on it all the same' })).toBeEnabled();
  await expect.element(result()).toHaveTextContent('All settings of the present run stay; only its data are others.');
  expect(lab.experiment.getState().experiment).toEqual(linked);
  open(TABLE, 'renamed.csv');
  await expect.element(verdict).toHaveTextContent('These are the data of this run.');
  await dialog().getByRole('button', { name: 'Train the run on it' }).click();
  expect(lab.experiment.getState().experiment).toEqual(linked);
  expect(await (await lab.data.shelf()).file(digest)).not.toBeNull();
});

it('says what becomes of columns and rows: inputs of texts, why one is ignored, what is left out, and how few are left', async () => {
  open('id,island,same,y\n1,north,5,1\n2,south,5,2\n3,north,5,2.5\n4,south,5,7.5\n5,west,5\n', 'islands.csv');
  await expect.element(result()).toHaveTextContent('2 inputs');
  await expect.element(result()).toHaveTextContent('island: 2 inputs');
  await expect
    .element(result())
    .toHaveTextContent('Only 4 samples: what is learned from so few says little of others.');
  await expect.element(dialog().getByRole('columnheader', { name: /^id/ })).toHaveTextContent('it counts the rows');
  await expect
    .element(dialog().getByRole('columnheader', { name: /^same/ }))
    .toHaveTextContent('it is the same in all');
  await expect.element(dialog().getByRole('row', { name: '5 west 5' })).toHaveAttribute('data-ragged', 'true');
});

it('follows a link that is pasted, and says what a workbook is', async () => {
  open('PK\x03\x04 docProps/app.xml', 'table.csv');
  await expect.element(dialog()).toHaveTextContent('table.csv is an Excel workbook; save it as CSV');
  const pasted = new DataTransfer();
  pasted.setData('text/plain', 'see http://lab.example/#v=1&width=48.');
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true }));
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(lab.experiment.getState().experiment.net.width).toBe(48);
});

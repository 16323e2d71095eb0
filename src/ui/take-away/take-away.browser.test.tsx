/** Taking files along and bringing them in, on a page whose workers never answer. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { runFileText } from '../../config/export/run-result.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { writtenRun } from '../../store/files/taken-runs.ts';
import { openLab, type Lab } from '../../store/lab.ts';
import { stageOf } from '../../store/page/view.ts';
import { madeRecording, SMALL } from '../../store/runs/testing/made-recording.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { words } from '../../words/words.ts';
import { App } from '../app.tsx';
import { LabContext } from '../lab-context.ts';

const said = words.takeAway;
const rich = setAtPath(SMALL, 'scaling.gamma0', 10);

let lab: Lab;
let saved: { name: string; text: Promise<string> }[];

beforeEach(async () => {
  await page.viewport(1280, 720);
  saved = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: fetch(this.href).then((response) => response.text()) });
  });
  history.replaceState(null, '', `${location.pathname}${location.search}#v=1&width=8`);
  lab = openLab({ host: createFakeWorkers().host, notices: [] });
  await render(
    <LabContext value={lab}>
      <App />
    </LabContext>,
  );
  for (const { id } of lab.runs.store.getState().entries) lab.runs.remove(id);
});
afterEach(() => void vi.restoreAllMocks());

const dialog = () => page.getByRole('dialog', { name: said.title });
const open = async () => {
  document.body.focus();
  await userEvent.keyboard('t');
  await expect.element(dialog()).toBeVisible();
};
const take = async (item: string, action: string) => {
  const before = saved.length;
  await dialog()
    .getByRole('button', { name: said.button(item, action) })
    .click();
  await expect.poll(() => saved.length).toBe(before + 1);
  const { name, text } = saved[before];
  return { name, text: await text };
};

/** A drag or a drop of files, as the browser tells of it. */
const dragged = (type: string, files: readonly File[]) => {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
};
const drop = (name: string, text: string) => dragged('drop', [new File([text], name)]);
const paste = (text: string, target: Element = document.body) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
};
const notice = () => page.getByTestId('link-notices');
const width = () => lab.experiment.getState().experiment.net.width;

describe('the dialog', () => {
  it('says that nothing has trained yet, and has what needs no training; Escape gives the focus back', async () => {
    const button = page.getByRole('button', { name: words.page.takeAway });
    await button.click();
    await expect.element(dialog().getByText(said.nothing)).toBeVisible();
    await expect.element(dialog().getByRole('heading', { name: said.experiment.title })).toBeVisible();
    await expect.element(dialog().getByRole('heading', { name: said.numbers.title })).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    await expect.element(button).toHaveFocus();
  });

  it.each(['sweep', 'prior'] as const)('says in the view %s where its own results are saved', async (view) => {
    lab.view.getState().setView(view);
    await expect.poll(() => stageOf(lab.view.getState()), { timeout: 15_000 }).toBe(view);
    await open();
    await expect.element(dialog().getByText(said.elsewhere[view])).toBeVisible();
    await expect.element(dialog().getByText(said.nothing)).not.toBeInTheDocument();
  });

  it('saves both runs of a comparison, which the page opens again with the same bytes', async () => {
    lab.showRuns([SMALL, rich].map((experiment) => madeRecording({ experiment, snapshots: [0, 3] })));
    await open();
    const table = await take(said.numbers.title, said.numbers.action);
    expect(table.name).toBe('gamma0-1-gamma0-10.csv');
    expect(table.text.split('\n')).toHaveLength(1 + 2 * 4 + 1);
    expect(table.text).toMatch(/\n"gamma0 = 1: /);
    expect(table.text).toMatch(/\n"gamma0 = 10: (?!.*gamma0)/);
    const byStep = await take(said.numbers.title, said.numbers.byStep);
    expect(byStep.name).toBe('gamma0-1-gamma0-10-by-step.csv');
    expect(byStep.text.split('\n')).toHaveLength(1 + 2 * 4 + 1);
    expect(byStep.text).toMatch(/^run,step,loss\n/);
    const run = await take(said.run.title, said.run.action);
    const experiment = await take(said.experiment.title, said.experiment.action);
    expect(JSON.parse(experiment.text)).toMatchObject({ net: { width: 4 }, right: { scaling: { gamma0: 10 } } });

    await userEvent.keyboard('{Escape}');
    lab.begin('#v=1&width=16');
    await expect.poll(width).toBe(16);
    drop('any.txt', run.text);
    await expect.poll(() => lab.run.getState().shown).toHaveLength(2);
    expect(lab.experiment.getState().right?.scaling.gamma0).toBe(10);
    expect(lab.runs.store.getState().entries).toHaveLength(2);
    await open();
    expect((await take(said.run.title, said.run.action)).text).toBe(run.text);
    expect((await take(said.experiment.title, said.experiment.action)).text).toBe(experiment.text);
    const runs = await take(said.runs.title, said.runs.action);
    expect(runs.text.split('\n')).toHaveLength(1 + 2 + 1);
  });

  it('copies and saves the citation with the link to what the page shows', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await open();
    await dialog()
      .getByRole('button', { name: said.button(said.citation.title, said.citation.copy) })
      .click();
    await expect.element(dialog().getByRole('status')).toHaveTextContent(said.citation.copied);
    const { name, text } = await take(said.citation.title, said.citation.save);
    expect(name).toBe('lazy-rich-lab.bib');
    expect(text).toContain(`{${lab.link()}}`);
    expect(writeText.mock.calls).toEqual([[text]]);
  });
});

describe('a file over the page', () => {
  it('is shown its place, until it leaves', async () => {
    const place = page.getByText(words.page.drop);
    dragged('dragover', [new File([''], 'a.json')]);
    await expect.element(place).toBeVisible();
    dragged('dragleave', []);
    await expect.element(place).not.toBeInTheDocument();
  });

  it('that is an experiment trains when it is dropped, and is one step to undo', async () => {
    drop('e.json', '{"net": {"width": 32}}');
    await expect.poll(width).toBe(32);
    expect(lab.run.getState().isPlaying).toBe(true);
    await expect.element(notice()).toHaveTextContent('Opened e.json.');
    await expect.poll(() => lab.undoState.getState().canUndo).toBe(true);
    lab.undo();
    await expect.poll(width).toBe(8);
  });

  it('that can not be opened is refused in a notice, and nothing else changes or moves', async () => {
    const place = () => page.getByRole('textbox', { name: 'Width, exact value' }).element().getBoundingClientRect().top;
    const before = place();
    drop('e.json', '{"net": {"width": 0}}');
    await expect.element(notice()).toHaveTextContent('e.json: net.width is 0; allowed: a whole number from 1 to 4096.');
    expect(width()).toBe(8);
    expect(place()).toBe(before);
    expect(lab.view.getState().noticesPass).toBe(false);
  });

  it.each([
    ['taken', '{Enter}'],
    ['not yet taken', ''],
  ])('that is a run stays when a number was typed before, %s', async (_, key) => {
    const run = madeRecording({ experiment: setAtPath(SMALL, 'net.width', 128), snapshots: [0, 3] });
    const text = [...runFileText([writtenRun({ recording: run, name: 'brought' })])].join('');
    const field = page.getByRole('textbox', { name: 'Width, exact value' });
    await field.fill('32');
    if (key) await userEvent.keyboard(key);
    drop('run.json', text);
    await expect.poll(() => lab.run.getState().shown[0]?.id).toBe(run.id);
    await expect.element(field).toHaveValue('128');
    await page.getByRole('heading').first().click();
    (document.activeElement as HTMLElement).blur();
    expect(width()).toBe(128);
    expect(lab.run.getState().shown.map(({ id }) => id)).toEqual([run.id]);
  });

  it('is opened only by itself', async () => {
    dragged('drop', [new File(['{}'], 'a.json'), new File(['{}'], 'b.json')]);
    await expect.element(notice()).toHaveTextContent('2 files');
  });
});

describe('a pasted text', () => {
  it('that is an experiment, or a link, is opened', async () => {
    paste(' {"net": {"width": 64}}\n');
    await expect.poll(width).toBe(64);
    paste('https://lab.example/#v=1&width=128');
    await expect.poll(width).toBe(128);
  });

  it('belongs to the text field that has the focus', async () => {
    const field = page.getByRole('textbox', { name: 'Width, exact value' }).element();
    paste('{"net": {"width": 64}}', field);
    paste('what is this');
    await expect.element(notice()).toHaveTextContent('The pasted text is nothing that the lab opens');
    expect(width()).toBe(8);
  });
});

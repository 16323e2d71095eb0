/** The keys, the names and the refusals of fields, sliders and lists. */
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { DetentSlider } from './detent-slider.tsx';
import { FailureNote } from './failure-note.tsx';
import { LabelledField } from './labelled-field.tsx';
import { SelectField } from './select-field.tsx';
import { sliderScale } from './slider-scale.ts';
import { TitlePicker } from './title-picker.tsx';
import { TypedNumber } from './typed-number.tsx';
import { TypedText } from './typed-text.tsx';

const nothing = () => undefined;

describe('a typed number', () => {
  const commit = vi.fn();
  const giveUp = vi.fn();
  const field = () => page.getByRole('textbox', { name: 'Width' });
  const open = (refused?: { value: unknown }, placeholder?: string) => {
    commit.mockClear();
    giveUp.mockClear();
    return render(
      <TypedNumber
        label="Width"
        value={64}
        refused={refused}
        onCommit={commit}
        onGiveUp={giveUp}
        placeholder={placeholder}
        beyond={(value, count) => value * 2 ** count}
        errorId="why"
      />,
    );
  };

  it('is taken on Enter, as a number', async () => {
    await open();
    await field().fill('2^7');
    expect(commit).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(commit).toHaveBeenLastCalledWith(128);
  });

  it('is taken on leaving the field', async () => {
    await open();
    await field().fill('1/8');
    await userEvent.tab();
    expect(commit).toHaveBeenCalledExactlyOnceWith(0.125);
  });

  it('hands on the text that is no number, so that the refusal can name it', async () => {
    await open();
    await field().fill('many');
    await userEvent.keyboard('{Enter}');
    expect(commit).toHaveBeenLastCalledWith('many');
  });

  it('goes up and down by arrow keys', async () => {
    await open();
    await field().click();
    await userEvent.keyboard('{ArrowUp}');
    expect(commit).toHaveBeenLastCalledWith(128);
    await userEvent.keyboard('{ArrowDown}');
    expect(commit).toHaveBeenLastCalledWith(32);
  });

  it('is given up with Escape', async () => {
    await open();
    await field().fill('7');
    await userEvent.keyboard('{Escape}');
    await expect.element(field()).toHaveValue('64');
    expect(giveUp).toHaveBeenCalledOnce();
    expect(commit).not.toHaveBeenCalled();
  });

  it('shows what was refused, and names the reason', async () => {
    await open({ value: -3 });
    await expect.element(field()).toHaveValue('-3');
    await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field()).toHaveAttribute('aria-errormessage', 'why');
  });

  it('leaves the value out when it is emptied, where it may be left out', async () => {
    await open(undefined, 'automatic');
    await field().fill('');
    await userEvent.keyboard('{Enter}');
    expect(commit).toHaveBeenLastCalledWith(undefined);
  });

  describe('whose value changes for another reason', () => {
    const opened = (value: number) => (
      <TypedNumber label="Width" value={value} refused={undefined} onCommit={commit} onGiveUp={giveUp} />
    );
    it.each([['{Enter}'], ['']])(
      'shows that value, and leaves it alone when it is left (typed, then "%s")',
      async (key) => {
        commit.mockClear();
        const screen = await render(opened(64));
        await field().fill('32');
        if (key) await userEvent.keyboard(key);
        commit.mockClear();
        await screen.rerender(opened(128));
        await expect.element(field()).toHaveValue('128');
        await userEvent.tab();
        expect(commit).not.toHaveBeenCalled();
      },
    );

    it('is taken again once it is edited after that', async () => {
      const screen = await render(opened(64));
      await field().fill('32');
      await screen.rerender(opened(128));
      await expect.element(field()).toHaveValue('128');
      commit.mockClear();
      await field().fill('16');
      await userEvent.tab();
      expect(commit).toHaveBeenCalledExactlyOnceWith(16);
    });
  });

  it('that was taken on Enter is not taken again on leaving the field', async () => {
    await open();
    await field().fill('32');
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    expect(commit).toHaveBeenCalledExactlyOnceWith(32);
  });

  it('keeps the value when it is emptied, where it must be there', async () => {
    await open();
    await field().fill('');
    await userEvent.keyboard('{Enter}');
    expect(commit).not.toHaveBeenCalled();
  });
});

describe('a typed text', () => {
  it('is taken on Enter and given up with Escape', async () => {
    const commit = vi.fn();
    const giveUp = vi.fn();
    await render(<TypedText label="Targets" value="1, 2" isRefused={false} onCommit={commit} onGiveUp={giveUp} />);
    const field = page.getByRole('textbox', { name: 'Targets' });
    await field.fill('3, 4');
    await userEvent.keyboard('{Escape}');
    await expect.element(field).toHaveValue('1, 2');
    await field.fill('5');
    await userEvent.keyboard('{Enter}');
    expect(commit).toHaveBeenLastCalledWith('5');
    expect(giveUp).toHaveBeenCalledOnce();
  });

  it('says that it was refused, and why', async () => {
    await render(
      <TypedText label="Targets" value="x" isRefused onCommit={nothing} onGiveUp={nothing} errorId="why-targets" />,
    );
    const field = page.getByRole('textbox', { name: 'Targets' });
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAttribute('aria-errormessage', 'why-targets');
  });
});

describe('a select field', () => {
  const options = [
    { label: 'Layers', options: [{ value: 'move', text: 'Feature movement' }] },
    { value: 'loss', text: 'Loss' },
  ];

  it('has a name, sections and typed values', async () => {
    const change = vi.fn();
    const screen = await render(<SelectField label="Measure" value="loss" options={options} onChange={change} />);
    const field = page.getByRole('combobox', { name: 'Measure' });
    await expect.element(field).toHaveValue('loss');
    await field.selectOptions('move');
    expect(change).toHaveBeenCalledExactlyOnceWith('move');
    expect(screen.container.querySelector('optgroup[label=Layers] option')?.textContent).toBe('Feature movement');
  });

  it('names the reason of a refusal', async () => {
    await render(
      <SelectField label="Measure" value="loss" options={options} onChange={nothing} isInvalid errorId="why-measure" />,
    );
    const field = page.getByRole('combobox', { name: 'Measure' });
    await expect.element(field).toHaveAttribute('aria-errormessage', 'why-measure');
  });
});

it('a title picker is as wide as the title that is chosen, and not as its longest', async () => {
  const options = [
    { value: 'loss', text: 'Loss' },
    { value: 'long', text: 'A measure with a name that goes on and on' },
  ];
  await render(<TitlePicker label="What the chart shows" value="loss" options={options} onChange={nothing} />);
  const select = page.getByRole('combobox', { name: 'What the chart shows' }).element();
  expect(select.getBoundingClientRect().width).toBeLessThan(100);
});

describe('a slider with detents', () => {
  const scale = sliderScale([1, 2, 4, 8, 16, 32], 'log');
  function Slider({ initial, onChange }: { initial: number; onChange: (value: number) => void }) {
    const [value, setValue] = useState(initial);
    return (
      <DetentSlider
        label="Width"
        value={value}
        scale={scale}
        valueText={`${value} units`}
        onChange={(to) => {
          setValue(to);
          onChange(to);
        }}
      />
    );
  }
  const slider = () => page.getByRole('slider', { name: 'Width' });

  it('reads out the value, and not the place on the track', async () => {
    await render(<Slider initial={4} onChange={nothing} />);
    await expect.element(slider()).toHaveAttribute('aria-valuetext', '4 units');
  });

  it.each([
    ['{ArrowRight}', 8],
    ['{ArrowLeft}', 2],
    ['{ArrowUp}', 8],
    ['{Shift>}{ArrowRight}{/Shift}', 32],
    ['{PageDown}', 1],
    ['{Home}', 1],
    ['{End}', 32],
  ])('goes by %s from 4 to %d', async (keys, to) => {
    const change = vi.fn();
    await render(<Slider initial={4} onChange={change} />);
    await userEvent.tab();
    await userEvent.keyboard(keys);
    expect(change).toHaveBeenCalledExactlyOnceWith(to);
    await expect.element(slider()).toHaveAttribute('aria-valuetext', `${to} units`);
  });

  it('goes from a value between detents to the next one', async () => {
    const change = vi.fn();
    await render(<Slider initial={5} onChange={change} />);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowLeft}');
    expect(change).toHaveBeenLastCalledWith(4);
  });

  it('stays at its end', async () => {
    const change = vi.fn();
    await render(<Slider initial={32} onChange={change} />);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    expect(change).not.toHaveBeenCalled();
  });
});

it('a labelled field says at its control why a value was refused', async () => {
  const field = (refusal?: { sentence: string }) => (
    <LabelledField name="depth" label="Depth" refusal={refusal} errorId="why-depth">
      <input aria-label="Depth" aria-errormessage="why-depth" aria-invalid={refusal ? true : undefined} />
    </LabelledField>
  );
  const screen = await render(field());
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await screen.rerender(field({ sentence: 'depth is 0; allowed: a whole number from 1 to 12.' }));
  await expect.element(page.getByRole('alert')).toHaveTextContent('allowed: a whole number from 1 to 12');
  await expect.element(page.getByRole('textbox')).toHaveAccessibleErrorMessage(/from 1 to 12/);
});

it('a failure is an alert with its sentence and the ways on', async () => {
  await render(
    <FailureNote
      title="The run stopped"
      failure={{ code: 'diverged', sentence: 'The loss grew.', control: 'train.lr' }}
    >
      <button>Reset</button>
    </FailureNote>,
  );
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent('The run stopped. The loss grew.');
  await expect.element(alert.getByRole('button', { name: 'Reset' })).toBeVisible();
});

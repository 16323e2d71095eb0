/** The keys, the names and the states of buttons. */
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Choice } from './choice.tsx';
import { Hint } from './hint.tsx';
import { IconButton } from './icon-button.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { Switch } from './switch.tsx';
import { TextButton } from './text-button.tsx';
import { Toggle } from './toggle.tsx';

describe('a text button', () => {
  it('is named by its words, or by its label where that says more', async () => {
    await render(
      <>
        <TextButton>Save</TextButton>
        <TextButton label="Save as CSV">CSV</TextButton>
      </>,
    );
    await expect.element(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Save as CSV' })).toHaveTextContent('CSV');
  });

  it('is pressed by pointer, Enter and Space', async () => {
    const press = vi.fn();
    await render(<TextButton onPress={press}>Run</TextButton>);
    await page.getByRole('button').click();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard(' ');
    expect(press).toHaveBeenCalledTimes(3);
  });

  it('does nothing while it is disabled, and says so', async () => {
    const press = vi.fn();
    await render(
      <TextButton look="primary" isDisabled onPress={press}>
        Run
      </TextButton>,
    );
    const button = page.getByRole('button');
    await expect.element(button).toBeDisabled();
    await button.click({ force: true });
    expect(press).not.toHaveBeenCalled();
  });
});

describe('an icon button', () => {
  it('has a name and its key, and shows both when it has the focus', async () => {
    await render(
      <IconButton label="Play" shortcut="Space" onPress={vi.fn()}>
        ▶
      </IconButton>,
    );
    await expect.element(page.getByRole('button', { name: 'Play' })).toHaveAttribute('aria-keyshortcuts', 'Space');
    await userEvent.tab();
    await expect.element(page.getByRole('tooltip')).toHaveTextContent('PlaySpace');
  });
});

describe('a toggle', () => {
  it('says whether it is on, and changes by keys', async () => {
    function Twin() {
      const [isOn, setOn] = useState(false);
      return <Toggle text="twin" label="Show the lazy twin" isOn={isOn} onChange={setOn} />;
    }
    await render(<Twin />);
    const toggle = page.getByRole('button', { name: 'Show the lazy twin' });
    await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await expect.element(toggle).toHaveAttribute('aria-pressed', 'true');
  });

  it('is off and still while something is in its way, and says what', async () => {
    const change = vi.fn();
    const screen = await render(
      <Toggle text="twin" label="Show the lazy twin" isOn onChange={change} obstacle="Adam has no lazy twin." />,
    );
    const toggle = page.getByRole('button', { name: 'Show the lazy twin' });
    await expect.element(toggle).toBeDisabled();
    await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
    await expect.element(toggle).toHaveAccessibleDescription('Adam has no lazy twin.');
    expect(screen.container.querySelector('[title="Adam has no lazy twin."]')).not.toBeNull();
  });
});

describe('a switch', () => {
  it('has a name and a state, and changes by Space', async () => {
    const change = vi.fn();
    await render(<Switch label="Biases" isOn={false} onChange={change} />);
    await expect.element(page.getByRole('switch', { name: 'Biases' })).not.toBeChecked();
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect(change).toHaveBeenCalledExactlyOnceWith(true);
  });

  it('names the reason of a refusal', async () => {
    await render(<Switch label="Biases" isOn onChange={vi.fn()} isInvalid errorId="why-biases" />);
    const biases = page.getByRole('switch', { name: 'Biases' });
    await expect.element(biases).toBeChecked();
    await expect.element(biases).toHaveAttribute('aria-errormessage', 'why-biases');
  });
});

describe('a choice', () => {
  const options = [
    { value: 'sp', text: 'SP' },
    { value: 'mup', text: 'μP', title: 'maximal update' },
  ] as const;

  it('is a radio group in which arrow keys move', async () => {
    const change = vi.fn();
    await render(<Choice label="Scaling" options={options} value="sp" onChange={change} />);
    await expect.element(page.getByRole('radiogroup', { name: 'Scaling' })).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'SP' })).toBeChecked();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    expect(change).toHaveBeenCalledExactlyOnceWith('mup');
  });
});

describe('a hint', () => {
  it('opens by key under its name, and Escape brings the focus back', async () => {
    await render(<Hint label="About: width">Units in each hidden layer.</Hint>);
    const button = page.getByRole('button', { name: 'About: width' });
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    const dialog = page.getByRole('dialog', { name: 'About: width' });
    await expect.element(dialog).toHaveTextContent('Units in each hidden layer.');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(button).toHaveFocus();
  });
});

it('a progress bar has a name and its share', async () => {
  await render(<ProgressBar label="How far the sweep has come" share={0.25} />);
  const bar = page.getByRole('progressbar', { name: 'How far the sweep has come' });
  await expect.element(bar).toHaveAttribute('value', '0.25');
});

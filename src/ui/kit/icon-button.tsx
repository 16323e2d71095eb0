import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './icon-button.module.css';

interface IconButtonProps {
  /** Its accessible name, and the words of its tooltip. */
  label: string;
  /** The key that does the same. */
  shortcut?: string;
  /** Its emphasis; `quiet` by default. */
  look?: 'quiet' | 'primary';
  isDisabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}

const TOOLTIP_DELAY = 400;

/** Shows a button with an icon, and its name and its key in a tooltip. */
export function IconButton({ label, shortcut, look = 'quiet', isDisabled, onPress, children }: IconButtonProps) {
  return (
    <TooltipTrigger delay={TOOLTIP_DELAY} closeDelay={0}>
      <Button
        className={look === 'primary' ? styles.primary : styles.quiet}
        aria-label={label}
        ref={(button) => {
          // The library does not pass on aria-keyshortcuts.
          if (shortcut) button?.setAttribute('aria-keyshortcuts', shortcut);
        }}
        isDisabled={isDisabled}
        onPress={onPress}
      >
        {children}
      </Button>
      <Tooltip className={styles.tooltip} offset={6}>
        {label}
        {shortcut && <kbd className={styles.key}>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}

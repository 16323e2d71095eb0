import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import styles from './text-button.module.css';

interface TextButtonProps {
  /** Absent if something around the button acts on the press, such as the choice of a file. */
  onPress?: () => void;
  /** Its accessible name, if that should say more than the words on it. */
  label?: string;
  children: ReactNode;
  /** `primary` for the main action of a panel, `danger` for the remedy of an error; else `quiet`. */
  look?: 'quiet' | 'primary' | 'danger';
  isDisabled?: boolean;
}

/** Shows a button with words on it. */
export const TextButton = ({ onPress, label, children, look = 'quiet', isDisabled }: TextButtonProps) => (
  <Button className={styles[look]} aria-label={label} isDisabled={isDisabled} onPress={onPress}>
    {children}
  </Button>
);

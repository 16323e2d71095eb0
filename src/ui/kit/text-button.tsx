import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import styles from './text-button.module.css';

interface TextButtonProps {
  /** Left out inside of something that acts on a press itself, such as the choice of a file. */
  onPress?: () => void;
  /** Its accessible name, where it is to say more than the words on it. */
  label?: string;
  children: ReactNode;
  /** `primary` for the one thing that a panel is there for, `danger` for the remedy of an error; else `quiet`. */
  look?: 'quiet' | 'primary' | 'danger';
  isDisabled?: boolean;
}

/** A button that says what it does. */
export const TextButton = ({ onPress, label, children, look = 'quiet', isDisabled }: TextButtonProps) => (
  <Button className={styles[look]} aria-label={label} isDisabled={isDisabled} onPress={onPress}>
    {children}
  </Button>
);

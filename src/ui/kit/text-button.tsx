import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import styles from './text-button.module.css';

interface TextButtonProps {
  onPress: () => void;
  /** Its accessible name, where it is to say more than the words on it. */
  label?: string;
  children: ReactNode;
  /** `loud` for the remedy of an error. */
  look?: 'quiet' | 'loud';
}

/** A button that says what it does. */
export const TextButton = ({ onPress, label, children, look = 'quiet' }: TextButtonProps) => (
  <Button className={styles[look]} aria-label={label} onPress={onPress}>
    {children}
  </Button>
);

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import styles from './text-button.module.css';

interface TextButtonProps {
  onPress: () => void;
  children: ReactNode;
  /** `loud` for the remedy of an error. */
  look?: 'quiet' | 'loud';
}

/** A button that says what it does. */
export const TextButton = ({ onPress, children, look = 'quiet' }: TextButtonProps) => (
  <Button className={styles[look]} onPress={onPress}>
    {children}
  </Button>
);

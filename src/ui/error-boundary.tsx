import { Component, type ReactNode } from 'react';
import { words } from '../words/words.ts';
import styles from './error-boundary.module.css';

const said = words.page.broken;

interface BoundaryState {
  error: Error | null;
  isCopied: boolean;
}

/** Shows a plain sentence in place of a page that failed. It is a class, since only classes catch errors in React. */
export class ErrorBoundary extends Component<{ children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null, isCopied: false };

  static getDerivedStateFromError(thrown: unknown): Partial<BoundaryState> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render() {
    const { error, isCopied } = this.state;
    if (!error) return this.props.children;
    const details = [location.href, navigator.userAgent, error.stack ?? error.message].join('\n');
    const copy = () => void navigator.clipboard.writeText(details).then(() => this.setState({ isCopied: true }));
    return (
      <main className={styles.broken} role="alert">
        <h1>{said.title}</h1>
        <p>{said.sentence}</p>
        <pre className={styles.details}>{error.message}</pre>
        <button type="button" onClick={() => location.reload()}>
          {said.reload}
        </button>{' '}
        <button type="button" onClick={copy}>
          {isCopied ? said.copied : said.copy}
        </button>
      </main>
    );
  }
}

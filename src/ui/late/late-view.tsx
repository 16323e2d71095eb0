import { Component, useEffect, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { latePart, type LatePart } from '../../store/page/late-part.ts';
import { LateNote } from './late-note.tsx';

interface LateProps {
  /** Closes the place of the part, if it lies over others. */
  onClose?: () => void;
}

/** A component whose code is loaded when it is first shown, or before. */
export interface LateView<Props> {
  (props: Props & LateProps): ReactNode;
  part: LatePart<unknown>;
}

/**
 * Creates a component that is loaded late. In its place it shows a note with a button when it can't be loaded, or when
 * it fails; the rest of the page goes on.
 *
 * @param load imports the module that exports the component as `name`
 * @param title the name of the part for a person
 */
export function lateView<Name extends string, Props extends object>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
  name: Name,
  title: string,
): LateView<Props> {
  const part = latePart(load);
  function Late(props: Props & LateProps) {
    const { module, isLoading, problem } = useSyncExternalStore(part.subscribe, part.state);
    useEffect(() => void part.load(), []);
    useEffect(() => {
      if (problem === null) return undefined;
      const again = () => void part.load();
      addEventListener('online', again);
      return () => removeEventListener('online', again);
    }, [problem]);
    const note = (kind: 'notLoaded' | 'failed', reason: string, onAgain: () => void) => (
      <LateNote {...{ kind, title, reason, isLoading, onAgain }} onClose={props.onClose} />
    );
    if (module) {
      const View: ComponentType<Props> = module[name];
      return (
        <PartBoundary instead={(reason, reset) => note('failed', reason, reset)}>
          <View {...props} />
        </PartBoundary>
      );
    }
    if (problem !== null) return note('notLoaded', problem, () => void part.load());
    return null;
  }
  return Object.assign(Late, { part });
}

interface PartBoundaryProps {
  children: ReactNode;
  /** Draws the note in place of the part; `reset` shows the part anew. */
  instead: (reason: string, reset: () => void) => ReactNode;
}

/** Shows a note in place of a part that failed while it was drawn. */
class PartBoundary extends Component<PartBoundaryProps, { reason: string | null }> {
  override state: { reason: string | null } = { reason: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { reason: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render() {
    const { reason } = this.state;
    if (reason === null) return this.props.children;
    return this.props.instead(reason, () => this.setState({ reason: null }));
  }
}

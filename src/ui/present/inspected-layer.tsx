import { useStore } from 'zustand';
import { words } from '../../words/words.ts';
import { Matrices } from '../inspector/matrices.tsx';
import { useLab } from '../lab-context.ts';

/** Shows the matrices of the layer that is looked into. */
export function InspectedLayer() {
  const answer = useStore(useLab().inspection, (known) => known.answer);
  return answer ? <Matrices inspection={answer} /> : <p>{words.inspector.opening}</p>;
}

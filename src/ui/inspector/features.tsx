import { words } from '../../words/words.ts';
import { MovedFeatures } from '../pictures/moved-features.tsx';
import { Tile } from './tile.tsx';

const said = words.inspector.features;

/** Shows the features of the layer that is inspected, which the inspector would hide else. */
export const Features = ({ layer }: { layer: number }) => (
  <Tile title={said.title} about={said.about} testId="inspector-features">
    <MovedFeatures ofLayer={layer} />
  </Tile>
);

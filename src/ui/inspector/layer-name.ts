import { words } from '../../words/words.ts';

const said = words.inspector;

/** Returns the name of a layer of weights, counted from 1, of a network of `depth` hidden layers. */
export const layerName = (layer: number, depth: number) => (layer > depth ? said.readoutName : said.layerName(layer));

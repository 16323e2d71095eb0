/**
 * Every word that a person reads, by the part of the lab that says it: strings, and functions from
 * values to sentences. Each part is in the language of the lab.
 *
 * A namespace, so that a bundle holds only the parts that it reads as `words.part`. Taking it apart
 * (`const { part } = words`) would bring in all of them.
 */
export * as words from './en/catalog.ts';

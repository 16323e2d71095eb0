/** Loads a style sheet as the names of its classes, each with the name of its file before it: `chart-grid`. */

/**
 * @param {string} url
 * @param {unknown} context
 * @param {(url: string, context: unknown) => unknown} next
 */
export function load(url, context, next) {
  const name = /([^/]+?)(?:\.module)?\.css(?:\?|$)/.exec(url)?.[1];
  if (name === undefined) return next(url, context);
  const source = `export default new Proxy({}, { get: (_, className) => \`${name}-\${String(className)}\` });`;
  return { format: 'module', source, shortCircuit: true };
}

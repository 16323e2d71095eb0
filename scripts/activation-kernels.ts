import { readFileSync } from 'node:fs';
import { ACTIVATION_FORMS } from '../src/engine/activations/activation-forms.ts';
import { activationCode } from '../src/engine/backends/wasm/kernel-module.ts';
import { ACTIVATIONS, type Activation } from '../src/maths/activation.ts';

const FUNCTIONS = new URL('../src/engine/backends/wasm/kernels/functions.ts', import.meta.url);

const INLINE = `// @ts-ignore: decorator
@inline`;

const upper = (name: string): string => name[0].toUpperCase() + name.slice(1);

/** Joins a line of each activation, indented. */
const forEach = (line: (name: Activation) => string): string => ACTIVATIONS.map((name) => `  ${line(name)}`).join('\n');

/** Writes code number, marker and functions of one activation; the functions see only the arguments that their row names. */
function definitions(name: Activation): string {
  const { value, gated, reads } = ACTIVATION_FORMS[name].assemblyScript;
  return `
export const ${name.toUpperCase()} = ${activationCode(name)};
export abstract class ${upper(name)} {}

function ${name}Value(z: v128): v128 { ${value} }

function ${name}Gated(${['signal', ...reads].map((argument) => `${argument}: v128`).join(', ')}): v128 { ${gated} }
`;
}

/**
 * Returns the module \`activations.ts\` of the kernels in AssemblyScript: the functions of the rows of
 * {@link ACTIVATION_FORMS}, and the choices between them. An unknown code traps; an unknown marker does not compile.
 */
export function activationKernels(): string {
  const functions = [...readFileSync(FUNCTIONS, 'utf8').matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  return `
import { activateBy, gateBy } from './elementwise';
import { ${functions.join(', ')} } from './functions';
import { is } from './marker';
${ACTIVATIONS.map(definitions).join('')}
/** phi(z), where P marks phi. */
${INLINE}
export function valueOf<P>(z: v128): v128 {
${forEach((name) => `if (is<P, ${upper(name)}>()) return ${name}Value(z);`)}
  ERROR('This is the marker of no activation.');
  return z;
}

/** signal phi'(z), where h = phi(z). */
${INLINE}
export function gatedOf<P>(signal: v128, z: v128, h: v128): v128 {
${forEach((name) => {
  const args = ['signal', ...ACTIVATION_FORMS[name].assemblyScript.reads];
  return `if (is<P, ${upper(name)}>()) return ${name}Gated(${args.join(', ')});`;
})}
  ERROR('This is the marker of no activation.');
  return signal;
}
${(['z', 'h'] as const)
  .map((argument) => {
    const readers = ACTIVATIONS.filter((name) => ACTIVATION_FORMS[name].assemblyScript.reads.includes(argument));
    return `
/** Whether phi' is computed from ${argument}. */
${INLINE}
export function reads${upper(argument)}<P>(): bool {
  return ${readers.map((name) => `is<P, ${upper(name)}>()`).join(' || ') || 'false'};
}
`;
  })
  .join('')}
/** phi(z). */
export function activation(code: i32, z: v128): v128 {
  switch (code) {
  ${forEach((name) => `case ${name.toUpperCase()}: return valueOf<${upper(name)}>(z);`)}
    default: return unreachable();
  }
}

/** signal phi'(z), where h = phi(z). */
export function gated(code: i32, signal: v128, z: v128, h: v128): v128 {
  switch (code) {
  ${forEach((name) => `case ${name.toUpperCase()}: return gatedOf<${upper(name)}>(signal, z, h);`)}
    default: return unreachable();
  }
}

/** out = phi(z), n numbers. */
export function activate(code: i32, z: usize, out: usize, n: i32): void {
  switch (code) {
  ${forEach((name) => `case ${name.toUpperCase()}: return activateBy<${upper(name)}>(code, z, out, n);`)}
    default: unreachable();
  }
}

/** out = signal phi'(z), where h = phi(z); the address of what phi' isn't computed from may be 0. */
export function gate(code: i32, signal: usize, z: usize, h: usize, out: usize, n: i32): void {
  switch (code) {
  ${forEach((name) => `case ${name.toUpperCase()}: return gateBy<${upper(name)}>(code, signal, z, h, out, n);`)}
    default: unreachable();
  }
}
`;
}

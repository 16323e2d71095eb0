import jsdoc from 'eslint-plugin-jsdoc';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export it by its name.',
};
const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of literals.',
};

export default defineConfig(
  globalIgnores(['dist', 'lib', 'coverage', 'public', 'test-results', 'playwright-report', '.dependency-cruiser.cjs']),
  // AssemblyScript is TypeScript to the eye alone.
  globalIgnores(['src/engine/backends/wasm/kernels']),
  {
    files: ['**/*.{ts,tsx}', '**/*.mjs', '*.js'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', noDefaultExport, noEnum],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Numbers are what this program prints.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // To the compiler every index holds an element, so that this rule takes the check for a missing one for needless.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Our objects are records of closures: nothing uses `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'cli/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    plugins: { jsdoc },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          enableFixer: false,
          require: { FunctionDeclaration: true, ClassDeclaration: true },
          contexts: [
            'TSInterfaceDeclaration',
            'TSTypeAliasDeclaration',
            'ExportNamedDeclaration > VariableDeclaration',
          ],
        },
      ],
    },
  },
  {
    // The type of a sentence is named where the sentence stands.
    files: ['src/words/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }] },
  },
  { files: ['src/ui/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  { files: ['**/*.mjs', '*.js'], extends: [tseslint.configs.disableTypeChecked] },
  { files: ['*.config.{ts,js,mjs}', '.size-limit.mjs'], rules: { 'no-restricted-syntax': ['error', noEnum] } },
);

import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { oneTransaction } from './scripts/lint/one-transaction.js'

export default tseslint.config(
  { ignores: ['build/', 'node_modules/', '.espejo/', 'test-results/', 'playwright-report/'] },
  ...tseslint.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'it'], package: 'vitest' }] },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
    },
  },
  {
    plugins: { house: { rules: { 'one-transaction': oneTransaction } } },
    rules: { 'house/one-transaction': 'error' },
  },
  // The opener itself ties a transaction to the database of which it is one.
  { files: ['db/unit-of-work.server.ts'], rules: { 'house/one-transaction': 'off' } },
  {
    files: ['app/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
)

import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { oneTransaction } from './scripts/lint/one-transaction.js'

/** Files that still open transactions by themselves or use the outer handle inside. */
const NOT_YET_CONVERTED = [
  'app/features/account-requests/request-account.server.ts',
  'app/features/accounts/invite-account.server.ts',
  'app/features/accounts/keep-entity-accounts.server.ts',
  'app/features/accounts/keep-ministry-accounts.server.ts',
  'app/features/accounts/warn-of-confirmation.server.ts',
  'app/features/audit/anchor-audit.server.ts',
  'app/features/directory/change-entity.server.ts',
  'app/features/directory/describe-own-entity.server.ts',
  'app/features/directory/load-2019.server.ts',
  'app/features/imports/import-sheet.server.ts',
  'app/features/own-account/change-own-account.server.ts',
  'app/features/own-account/delete-account.server.ts',
  'app/features/sign-in/recover-account.server.ts',
  'app/features/sign-in/reset-password.server.ts',
  'db/queries/admission.server.ts',
  'db/queries/budget-assistance.server.ts',
  'db/queries/budget-evidence.server.ts',
  'db/queries/budget-review.server.ts',
  'db/queries/budget-submission.server.ts',
  'db/queries/budget.server.ts',
  'db/queries/campaigns.server.ts',
  'db/queries/closing.server.ts',
  'db/queries/item-totals.server.ts',
  'db/queries/plans.server.ts',
  'db/queries/pools.server.ts',
  'db/queries/retention.server.ts',
  'db/queries/second-factors.server.ts',
  'db/queries/slips.server.ts',
  'db/queries/swaps.server.ts',
  'db/queries/typing.server.ts',
  'db/seed/bulk.ts',
  'scripts/admin-create.ts',
  'scripts/demo/coordinators.ts',
  'scripts/demo/directory.ts',
  'scripts/demo/seed.ts',
  'tests/support/e2e-server.ts',
]

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
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='transaction'] > ArrowFunctionExpression[async=true]",
          message: 'A transaction of better-sqlite3 is synchronous: what follows an await would run outside of it.',
        },
      ],
    },
  },
  {
    plugins: { house: { rules: { 'one-transaction': oneTransaction } } },
    rules: { 'house/one-transaction': 'error' },
  },
  { files: NOT_YET_CONVERTED, rules: { 'house/one-transaction': 'off' } },
  {
    files: ['app/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
)

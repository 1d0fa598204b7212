import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * Three sets. `full` are the tests of the built program, of the commands, and those that take minutes; the others need no
 * build (a test that opens one there fails and says so) and are what `npm run check` runs. Of those `quick` are the tests
 * of pure code, which share a process and what it has loaded; `integration` are the ones that open a program or a
 * database, and have a process each. The folder decides.
 */
const FULL = ['tests/attacks/**', 'tests/commands/**', 'tests/faults/**', 'tests/http/**', 'tests/oracle/**']
/** With those that set up a part of the program, which holds one runtime for each process. */
const INTEGRATION = [
  'tests/integration/**',
  'app/door/kept.test.ts',
  'app/kit/documents/drawn.test.ts',
  'app/features/legal-papers/legal-papers.test.ts',
]
const ELSEWHERE = [...FULL, 'tests/e2e/**', 'node_modules/**', 'build/**']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // What prepares tests starts programs and signs people in, as they do.
    hookTimeout: 60_000,
    // What comes about by itself does so in its own time: a second is too little where the machine is busy.
    expect: { poll: { timeout: 30_000 } },
    // One more than there are cores: a test that waits, for a reply, a thread or a process, leaves its core to another.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['{surveys,db,app,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: [...ELSEWHERE, ...INTEGRATION],
          setupFiles: ['tests/support/without-build.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: INTEGRATION.map((place) => place.replace(/\*\*$/, '*.test.ts')),
          setupFiles: ['tests/support/without-build.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'full',
          include: FULL.map((folder) => `${folder}/*.test.ts`),
          // The built program as it is served; React is several times slower without.
          env: { NODE_ENV: 'production' },
        },
      },
    ],
  },
})

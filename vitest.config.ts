import { defineConfig } from 'vitest/config'

/**
 * Two sets. `full` are the tests of the built program, of the commands, and those that take minutes; `quick` are all
 * others: what `npm run check` runs, which needs no build (a test that opens one there fails and says so). The folder
 * decides.
 */
const FULL = ['tests/attacks/**', 'tests/commands/**', 'tests/http/**', 'tests/oracle/**']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // What comes about by itself does so in its own time: a second is too little where the machine is busy.
    expect: { poll: { timeout: 30_000 } },
    // Left alone it keeps one core free: of two, half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['{surveys,db,app,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: [...FULL, 'tests/e2e/**', 'node_modules/**', 'build/**'],
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

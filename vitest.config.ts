import { defineConfig } from 'vitest/config'

/**
 * Two sets: `quick` is what `npm run check` runs and needs no build (whoever opens one there is told); `full` are the
 * tests of the built program and those that take minutes. A folder decides, so that nobody has to list a file.
 */
const FULL = ['tests/http/**', 'tests/oracle/**']

export default defineConfig({
  test: {
    testTimeout: 60_000,
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
      { extends: true, test: { name: 'full', include: FULL.map((folder) => `${folder}/*.test.ts`) } },
    ],
  },
})

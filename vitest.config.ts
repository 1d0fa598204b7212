import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'surveys/**/*.test.ts',
      'db/**/*.test.ts',
      'app/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'tests/**/*.test.ts',
    ],
    exclude: ['tests/e2e/**', 'node_modules/**', 'build/**'],
    testTimeout: 60_000,
  },
})

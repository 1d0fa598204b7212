import { defineConfig } from 'vite'

/** The pages for staff: one style and one small script; no Remix in it. */
export default defineConfig({
  base: '/respondent/',
  publicDir: false,
  build: {
    outDir: 'build/respondent',
    manifest: true,
    assetsInlineLimit: 0,
    target: 'es2020',
    rollupOptions: {
      input: ['app/respondent/script/main.ts', 'app/respondent/style.css'],
    },
  },
})

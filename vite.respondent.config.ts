import { defineConfig } from 'vite'

/** The pages for staff: one small script, one style, and the SurveyJS chunk; no Remix in it. */
export default defineConfig({
  base: '/respondent/',
  publicDir: false,
  build: {
    outDir: 'build/respondent',
    manifest: true,
    assetsInlineLimit: 0,
    target: 'es2020',
    rollupOptions: {
      input: [
        'app/respondent/script/main.ts',
        'app/respondent/script/thanks.ts',
        'app/respondent/script/leave.ts',
        'app/respondent/style.css',
      ],
    },
  },
})

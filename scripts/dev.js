import { ensureInstalled, run } from './prepare.js'

ensureInstalled()
run('npx', ['vite', 'build', '-c', 'vite.respondent.config.ts', '--logLevel', 'warn'])
run(process.execPath, ['--import', 'tsx', 'scripts/demo/serve.ts'], {
  ...process.env,
  NODE_ENV: 'development',
  ESPEJO_MODE: 'development',
})

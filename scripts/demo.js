import { ensureBuilt, ensureInstalled, run } from './prepare.js'

ensureInstalled()
ensureBuilt()
run(process.execPath, ['--import', 'tsx', 'scripts/demo/serve.ts', ...process.argv.slice(2)], {
  ...process.env,
  NODE_ENV: 'production',
})

import { install } from './prepare.js'

/** `node scripts/install.js`: as `npm ci`, and better-sqlite3 so that this Node.js runs it (`installEnvironment`). */
install()

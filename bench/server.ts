import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createServer } from '#app/server/create-server.ts'
import type { OwnBuild } from '#app/server/own-build.ts'

/** The server under test, with a peer route that the product does not have. */

const peers: OwnBuild['routes'] = {
  // A page with nothing on it: the session, the bar and the menu of whoever is signed in, as on every page.
  'peer-page': { id: 'peer-page', parentId: 'root', path: 'peer/page', module: { default: () => null } },
}

const loaded = (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as OwnBuild
const [plain] = Object.values(loaded.assets.routes).filter(
  ({ hasLoader, parentId }) => !hasLoader && parentId === 'root',
)
const routes = plain
  ? { ...loaded.assets.routes, 'peer-page': { ...plain, id: 'peer-page', path: 'peer/page', imports: [] } }
  : loaded.assets.routes
const build: OwnBuild = {
  ...loaded,
  assets: { ...loaded.assets, routes },
  routes: { ...loaded.routes, ...peers },
}
const server = createServer({ build, mode: 'production', quiet: true }).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
process.send?.({ port: (server.address() as AddressInfo).port })
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ memory: process.memoryUsage().rss, processor: (user + system) / 1000 })
})

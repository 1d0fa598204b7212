import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node'
import { createServer } from '#app/server/create-server.ts'

/** The server under test, with three peer routes that the product does not have; and a hello-world beside it. */

const peers: ServerBuild['routes'] = {
  'peer-ok': {
    id: 'peer-ok',
    parentId: 'root',
    path: 'peer/ok',
    module: { default: undefined, loader: () => new Response('ok') },
  },
  // A page with nothing on it: the session, the bar and the menu of whoever is signed in, as on every page.
  'peer-page': { id: 'peer-page', parentId: 'root', path: 'peer/page', module: { default: () => null } },
  'peer-form': {
    id: 'peer-form',
    parentId: 'root',
    path: 'peer/form',
    module: {
      default: undefined,
      action: async ({ request }: ActionFunctionArgs) => {
        await request.formData()
        return new Response(null, { status: 303, headers: { Location: '/' } })
      },
    },
  },
}

const loaded = (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild
const [plain] = Object.values(loaded.assets.routes).filter(
  ({ hasLoader, parentId }) => !hasLoader && parentId === 'root',
)
const routes = plain
  ? { ...loaded.assets.routes, 'peer-page': { ...plain, id: 'peer-page', path: 'peer/page', imports: [] } }
  : loaded.assets.routes
const build: ServerBuild = {
  ...loaded,
  assets: { ...loaded.assets, routes },
  routes: { ...loaded.routes, ...peers },
}
const server = createServer({ build, mode: 'production', quiet: true }).listen(0, '127.0.0.1')
const hello = createHttpServer((_request, response) => response.end('hello world')).listen(0, '127.0.0.1')
await Promise.all([server, hello].map((each) => new Promise((resolve) => each.once('listening', resolve))))
const portOf = (each: { address: () => unknown }) => (each.address() as AddressInfo).port
process.send?.({ port: portOf(server), hello: portOf(hello) })
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ memory: process.memoryUsage().rss, processor: (user + system) / 1000 })
})

import type { Server } from 'node:http'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { addressList } from '#app/kit/program/proxy-list.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { Job } from '#app/schedule/jobs.server.ts'
import { startSchedule } from '#app/schedule/run-jobs.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { createServer, type ServerOptions } from './create-server.ts'
import { stopOnSignal } from './stop.ts'
import { log } from './log.ts'
import type { OwnBuild } from './own-build.ts'

async function built(): Promise<Pick<ServerOptions, 'build' | 'mode'>> {
  const build = (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as OwnBuild
  return { build, mode: 'production' }
}

async function fromSources(): Promise<Pick<ServerOptions, 'build' | 'mode' | 'viteMiddleware'>> {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({ server: { middlewareMode: true } })
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<OwnBuild>,
    mode: 'development',
    viteMiddleware: vite.middlewares,
  }
}

/** Addresses of this machine by which a phone in the same network can reach it. */
function networkAddresses(port: number): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => `http://${address.address}:${port}`)
}

function announce(environment: Environment, server: Server): void {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : environment.PORT
  console.log(`Espejo escucha en http://localhost:${port}`)
  if (environment.HOST === '0.0.0.0') for (const url of networkAddresses(port)) console.log(`  en la red: ${url}`)
}

function listenError(environment: Environment, error: NodeJS.ErrnoException): Error {
  if (error.code !== 'EADDRINUSE') return error
  return new Error(
    `El puerto ${environment.PORT} está ocupado. Elija otro poniendo antes de la orden PORT=${environment.PORT + 1}`,
  )
}

/**
 * Starts the server that the environment describes; resolves when it listens.
 * @param jobs what it does by the calendar from then on; nothing in tests, which run jobs when they want to.
 */
export async function startServer(environment: Environment, jobs: readonly Job[] = []): Promise<Server> {
  const parts = environment.ESPEJO_MODE === 'development' ? await fromSources() : await built()
  // Nobody is served while another process keeps answers that this one would not know.
  moveDueLots(runtime().database)
  const server = createServer({
    ...parts,
    origin: environment.ESPEJO_ORIGIN,
    proxies: addressList(environment.ESPEJO_PROXY),
    quiet: environment.ESPEJO_MODE === 'demo',
  }).listen(environment.PORT, environment.HOST)
  stopOnSignal(server)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(environment, error)))
    server.once('listening', () => {
      announce(environment, server)
      if (jobs.length > 0)
        server.once(
          'close',
          startSchedule(jobs, runtime(), systemClock, (failure) => log.error(failure)),
        )
      resolve(server)
    })
  })
}

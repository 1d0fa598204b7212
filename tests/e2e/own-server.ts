import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

export type OwnServer = {
  readonly origin: string
  readonly file: string
  readonly forward: (hours: number) => Promise<void>
  readonly now: () => number
  readonly stop: () => void
}

/** The server of the browser tests once more, with data of its own and a clock that can be moved forward. */
export async function startOwnServer(): Promise<OwnServer> {
  const port = await freePort()
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'espejo-e2e-')), 'e2e.db')
  const child = fork('tests/support/e2e-server.ts', {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ESPEJO_E2E_DATABASE: file },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  let ahead = 0
  return {
    origin: `http://127.0.0.1:${port}`,
    file,
    forward: async (hours) => {
      ahead += Math.round(hours * 3_600_000)
      child.send(ahead)
      await once(child, 'message')
    },
    now: () => Date.now() + ahead,
    stop: () => void child.kill(),
  }
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '#tests/support/free-port.ts'

export type OwnServer = {
  readonly origin: string
  readonly file: string
  readonly forward: (hours: number) => Promise<void>
  readonly now: () => number
  readonly stop: () => void
}

/**
 * The server of the browser tests once more, with data of its own and a clock that can be moved forward.
 * @param from instant at which its time begins; now where it is left out.
 * @param seeds name of what it holds beside the others.
 */
export async function startOwnServer({ from = '', seeds = '' } = {}): Promise<OwnServer> {
  const port = await freePort()
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'espejo-e2e-')), 'e2e.db')
  let ahead = from === '' ? 0 : Date.parse(from) - Date.now()
  const child = fork('tests/support/e2e-server.ts', {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      ESPEJO_E2E_DATABASE: file,
      ESPEJO_E2E_AHEAD: String(ahead),
      ESPEJO_E2E_SEEDS: seeds,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // Whoever waits for an answer hears it too where the server has ended.
  const answered = async () => {
    const heard = new AbortController()
    const ended = once(child, 'exit', heard).then(() => Promise.reject(new Error('The server ended by itself')))
    await Promise.race([once(child, 'message', heard), ended]).finally(() => heard.abort())
  }
  await answered()
  return {
    origin: `http://127.0.0.1:${port}`,
    file,
    forward: async (hours) => {
      ahead += Math.round(hours * 3_600_000)
      child.send(ahead)
      await answered()
    },
    now: () => Date.now() + ahead,
    stop: () => void child.kill(),
  }
}

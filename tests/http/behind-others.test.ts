import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startProduction } from '#tests/support/production-server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

/** How nice each thread of a process is; of Linux (proc_pid_stat(5), the nineteenth field). */
function nicenessOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  })
}

// On Node.js 20 the pool of threads is there since the start; on 24 whoever needs it first makes it.
test.runIf(process.platform === 'linux')(
  'where a document is the first thing that is asked for, its thread goes behind others alone, not those that write answers',
  async () => {
    const { database, file } = createTestDatabase()
    const server = await startProduction(database, testEnvironment(file))
    const before = nicenessOf(server.pid)
    const answer = await fetch(`${server.origin}/herramientas/organizational-culture/copia.pdf`)
    expect(answer.status).toBe(200)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000)
    const now = nicenessOf(server.pid)
    expect(now.length).toBeGreaterThan(before.length)
    expect(now.filter((nice) => nice !== before[0])).toHaveLength(1)
  },
)

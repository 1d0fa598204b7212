import type { Database } from '#db/client.server.ts'
import { RULES } from './index.ts'
import { triggerSql } from './rule.ts'

/** What is wrong with the triggers of a file: one is missing, says something else, or is none of ours. */
export type RuleFault = { readonly name: string; readonly what: 'missing' | 'changed' | 'foreign' }

/** SQL without what does not matter: quotes around names, white space. */
function plain(sql: string): string {
  return sql
    .replace(/[`"]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([(),=<>;]) ?/g, '$1')
    .trim()
}

/** Compares the triggers of an open file with the rules of the program: whoever takes one away can change what it guards. */
export function listRuleFaults({ $client }: Database): RuleFault[] {
  const found = new Map(
    $client
      .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      .all()
      .map(({ name, sql }) => [name, plain(sql)]),
  )
  const ours = RULES.flatMap((rule): RuleFault[] => {
    const sql = found.get(rule.name)
    if (sql === undefined) return [{ name: rule.name, what: 'missing' }]
    return sql === plain(triggerSql(rule)) ? [] : [{ name: rule.name, what: 'changed' }]
  })
  const names = new Set<string>(RULES.map(({ name }) => name))
  return [...ours, ...[...found.keys()].filter((name) => !names.has(name)).map(foreign)]
}

function foreign(name: string): RuleFault {
  return { name, what: 'foreign' }
}

import Sqlite from 'better-sqlite3'
import { RULES, type KnownRule } from './index.ts'

/** The database refused a statement, and by which rule. Its name is what a log may say: it quotes no data. */
export class RuleRefused extends Error {
  readonly rule: KnownRule
  constructor(rule: KnownRule, cause: Error) {
    super(rule.refuses, { cause })
    this.name = `RuleRefused ${rule.name}`
    this.rule = rule
  }
}

/** What a thrown thing says of a rule: one that was recognised already, or the raw error of the driver, also wrapped. */
export function refusalOf(error: unknown): RuleRefused | null {
  if (error instanceof RuleRefused) return error
  // drizzle wraps what the driver throws where a statement was written as SQL.
  if (error instanceof Error && !(error instanceof Sqlite.SqliteError)) return refusalOf(error.cause)
  if (!(error instanceof Sqlite.SqliteError) || error.code !== 'SQLITE_CONSTRAINT_TRIGGER') return null
  const rule = RULES.find(({ refuses }) => refuses === error.message)
  return rule ? new RuleRefused(rule, error) : null
}

/** The same of what was thrown in another thread, from which no more crosses than its message. */
export function refusalFromThread(fault: unknown): RuleRefused | null {
  if (!(fault instanceof Error)) return null
  const rule = RULES.find(({ refuses }) => refuses === fault.message)
  return rule ? new RuleRefused(rule, fault) : null
}

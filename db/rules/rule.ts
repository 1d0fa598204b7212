/**
 * What the database itself refuses. A rule stands in a migration as a trigger that raises its sentence; what stands
 * here is compared with the migrated file (tests/integration/migrated-file.test.ts).
 */
export type Rule = {
  /** Name of the trigger. */
  readonly name: string
  readonly table: string
  /** What it stands before: `INSERT`, `DELETE`, `UPDATE`, or `UPDATE OF` some columns. */
  readonly before: string
  /** Condition under which it refuses, in SQL; one without a condition always does. */
  readonly when?: string
  /** Sentence that it raises. No two rules have the same: SQLite tells the sentence and not the name. */
  readonly refuses: string
  /**
   * Who can meet it. `person`: what she saw was no longer so when she sent, and nothing else was wrong; she is told
   * (app/kit/words/rule-words.ts). `defect`: only a fault of the program gets here; it is logged by name.
   */
  readonly met: 'person' | 'defect'
}

/** The statement that makes the trigger. */
export function triggerSql({ name, table, before, when, refuses }: Rule): string {
  return [
    `CREATE TRIGGER ${name} BEFORE ${before.trim()} ON ${table}`,
    ...(when === undefined ? [] : [`WHEN ${when.trim()}`]),
    `BEGIN SELECT RAISE(ABORT, '${refuses}'); END`,
  ].join('\n')
}

import { createTestDatabase } from './test-database.ts'

/** Columns of a table as the migrations made it. */
export function columnNames(table: string): string[] {
  return createTestDatabase()
    .database.$client.prepare<[], { name: string }>(`PRAGMA table_info(${table})`)
    .all()
    .map(({ name }) => name)
}

import { existsSync } from 'node:fs'
import path from 'node:path'

/** A folder of the program, from a file that may lie in its sources or in a built bundle. @throws where none above it has one. */
export function folderAbove(start: string, wanted: string): string {
  const folder = path.join(start, wanted)
  if (existsSync(folder)) return folder
  const above = path.dirname(start)
  if (above === start) throw new Error(`No ${wanted} above the program`)
  return folderAbove(above, wanted)
}

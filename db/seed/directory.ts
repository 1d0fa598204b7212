import { readFileSync } from 'node:fs'
import path from 'node:path'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { Database } from '#db/client.server.ts'
import { entities, GOVERNMENT_LEVELS, type GovernmentLevel } from '#db/schema/entities.ts'
import { REGIONS } from '#db/schema/regions.ts'

export const DIRECTORY_YEAR = 2019
const { policy } = legalFrameOn(`${DIRECTORY_YEAR}-12-31`)
export const DIRECTORY_SOURCE = `Informe de cumplimiento de la ${policy}, ${DIRECTORY_YEAR}, sección OP05`

export type DirectoryRow = Pick<
  typeof entities.$inferSelect,
  'id' | 'name' | 'governmentLevel' | 'region' | 'source' | 'sourceYear'
>

function isLevel(text: string): text is GovernmentLevel {
  return (GOVERNMENT_LEVELS as readonly string[]).includes(text)
}

const slug = (text: string): string => plainName(text).replace(/ /g, '-')

/** "SAN MARTÍN" → "San Martín", "ANCASH" → "Áncash": the region as the law writes it. */
function regionOf(printed: string): string {
  const region = REGIONS.find((each) => slug(each) === slug(printed))
  if (!region) throw new Error(`Unknown region in the directory: ${printed}`)
  return region
}

/** The 137 entities that the 2019 report names, with what it says of them: a level and an acronym. */
export function readDirectory(): DirectoryRow[] {
  const [, ...lines] = readFileSync(path.resolve('db/seed/mig-directory-2019.csv'), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [level = '', printed = ''] = line.trim().split(',')
    if (!isLevel(level)) throw new Error(`Unknown level in the directory: ${line}`)
    const regional = level === 'regional-government'
    return {
      id: regional ? `gore-${slug(printed)}` : slug(printed),
      name: regional ? `Gobierno Regional de ${regionOf(printed)}` : printed,
      governmentLevel: level,
      region: regional ? regionOf(printed) : null,
      source: DIRECTORY_SOURCE,
      sourceYear: DIRECTORY_YEAR,
    }
  })
}

/** Puts the directory into an empty database. */
export function loadDirectory(database: Database): void {
  database.insert(entities).values(readDirectory()).run()
}

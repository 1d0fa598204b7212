import { createHash } from 'node:crypto'
import { Resvg } from '@resvg/resvg-js'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertLogo, MINISTRY } from '#db/queries/logos.server.ts'
import { LOGO_BOX } from '#db/schema/logos.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { FACE_FILES } from '#app/kit/documents/pdf-text.tsx'

/** An invented sign: a drawing on a coloured ground, and beside it two lines of letters. No real entity has it. */
function signOf(ground: string, drawing: string, lines: readonly [string, string]): string {
  const { width, height } = LOGO_BOX
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Espejo Sans" fill="${ground}">
<rect width="100%" height="100%" fill="#fff"/><rect width="160" height="160" rx="18"/>${drawing}
<text x="184" y="74" font-size="44" font-weight="700">${lines[0]}</text><text x="184" y="118" font-size="30">${lines[1]}</text></svg>`
}

/** Three hills under a sun, and a mirror on its foot. */
const HILLS = '<path d="M16 128 56 66l24 34 22-28 42 56z" fill="#fff"/><circle cx="112" cy="44" r="16" fill="#ffd23f"/>'
const MIRROR =
  '<ellipse cx="80" cy="64" rx="34" ry="42" fill="none" stroke="#fff" stroke-width="10"/><path d="M80 106v26M54 136h52" fill="none" stroke="#fff" stroke-width="10"/>'

/** Logos of one invented entity, and of the Ministry as this demonstration has it. @param today ISO date in Lima time. */
export function seedLogos(database: Database, entityId: string, today: string): void {
  const font = { loadSystemFonts: false, fontFiles: [...FACE_FILES] }
  const row = (owner: string, svg: string) => {
    const image = new Resvg(svg, { font }).render().asPng()
    const sha256 = createHash('sha256').update(image).digest('hex')
    return { owner, entityId: owner === MINISTRY ? null : owner, image, sha256, ...LOGO_BOX, savedOn: today }
  }
  inTransaction(database, (transaction) => {
    insertLogo(transaction, row(entityId, signOf('#0b5560', HILLS, ['Yanamarca', 'municipalidad'])), NO_NOTE)
    insertLogo(transaction, row(MINISTRY, signOf('#5a3d7a', MIRROR, ['Ministerio', 'demostración'])), NO_NOTE)
  })
}

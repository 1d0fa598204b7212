import { citation, isVerified } from '#surveys/norms/norms.ts'
import { ELECTORAL_NORM, electionsOn } from '#surveys/norms/electoral-periods.ts'

/**
 * What whoever publishes or prints is told while elections are called; null where none are. Apart from the other words,
 * so that no browser loads the norms for it. @param today ISO date.
 */
export function electionWarning(today: string): string | null {
  const elections = electionsOn(today)
  if (elections.length === 0) return null
  const { id, article } = ELECTORAL_NORM
  const norm = `el artículo ${article} de la ${citation(id)}, Ley Orgánica de Elecciones${isVerified(id) ? '' : ' (por verificar)'}`
  return `Están convocadas: ${elections.map(({ name }) => name).join('; ')}. Hasta ese día, ${norm}, limita la publicidad de las entidades del Estado. Esta hoja no lleva nombre, imagen ni lema de ninguna autoridad; consulte a asesoría jurídica antes de publicarla o colgarla.`
}

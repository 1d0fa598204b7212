import { check, says, type LegalPaper, type Section } from '#app/features/legal-papers/legal-paper.ts'
import { formatCount, formatDate } from '#app/kit/format.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import type { NormId } from '#surveys/norms/norm.ts'
import { inForceOn, marksOf, norm } from '#surveys/norms/norms.ts'

/** What the act that approves a plan is about. */
export type ApprovedPlan = {
  readonly year: number
  readonly entityName: string
  readonly governmentLevel: GovernmentLevel
  readonly accepted: number
  /** Norms that oblige to something that was accepted. */
  readonly norms: readonly NormId[]
  /** Digest of the document that is approved. */
  readonly digest: string
  /** ISO date in Lima time. */
  readonly today: string
}

/** Which act a head of each kind of entity approves by; the entity knows its own. */
const ACTS = {
  ministry: 'Resolución Ministerial',
  'national-entity': 'Resolución de la máxima autoridad administrativa o del titular',
  'autonomous-body': 'Resolución del titular',
  'regional-government': 'Resolución Ejecutiva Regional',
  'local-government': 'Resolución de Alcaldía',
} satisfies Record<GovernmentLevel, string>

/** «Que, la Ley 32535, …, rige desde …»: a norm as a reason of the act, with what must be checked of it. */
function considering(id: NormId, today: string) {
  const { label, title, says: what } = norm(id)
  const marks = marksOf(id, today)
  const text = `Que, conforme a ${label} («${title}»): ${what.charAt(0).toLowerCase()}${what.slice(1)}`
  return marks.length === 0 ? says(text) : check(`${text} (${marks.join('; ')})`)
}

function considerations({ year, accepted, norms, governmentLevel, today }: ApprovedPlan): Section {
  const { equalityLaw, mechanismNorm, mechanism } = legalFrameOn(today)
  const cited = [...new Set<NormId>([equalityLaw, mechanismNorm, ...norms])].filter((id) => inForceOn(id, today))
  return {
    title: 'Considerando',
    sentences: [
      ...cited.map((id) => considering(id, today)),
      ...(governmentLevel === 'local-government'
        ? [check('Que, [cite la ordenanza o el acto que creó el mecanismo de esta municipalidad];')]
        : []),
      says(
        `Que, el ${mechanism} de la entidad elaboró el Plan de mejora ${year}, con ${formatCount(accepted, 'acción', 'acciones')}, cada una con su responsable, su plazo, su indicador y su medio de verificación;`,
      ),
      check(
        'Que, [cite la norma que da a la persona titular la facultad de aprobarlo: ley orgánica, ROF o delegación];',
      ),
      check('Con los vistos de [oficinas que visan];'),
    ],
  }
}

/** A draft of the act that approves the plan of a year; what the system does not know is left to be filled in. */
export function draftResolution(plan: ApprovedPlan): LegalPaper {
  const { year, entityName, governmentLevel, accepted, digest, today } = plan
  const { mechanism } = legalFrameOn(today)
  return {
    title: `Proyecto de resolución que aprueba el Plan de mejora ${year}`,
    sections: [
      {
        title: 'Encabezado',
        sentences: [
          check(`${ACTS[governmentLevel]} N.º [número y siglas]`),
          check('[Lugar y fecha]'),
          says(entityName),
        ],
      },
      {
        title: 'Visto',
        sentences: [
          check(`El Informe N.º [número] del ${mechanism}, que propone el Plan de mejora ${year}; y,`),
          says(`El Plan de mejora ${year} de ${entityName}, del ${formatDate(today)}, con huella SHA-256 ${digest};`),
        ],
      },
      considerations(plan),
      {
        title: 'Se resuelve',
        sentences: [
          says(
            `Artículo 1.- Aprobar el Plan de mejora ${year} de ${entityName}, con ${formatCount(accepted, 'acción', 'acciones')}, que como anexo forma parte de esta resolución.`,
          ),
          says(
            'Artículo 2.- Encargar a cada unidad responsable la ejecución de sus acciones en los plazos del plan, y que informe su avance con el medio de verificación al 30 de junio y al 31 de octubre.',
          ),
          says(`Artículo 3.- Encargar el seguimiento del plan al ${mechanism}, con su secretaría técnica.`),
          check('Artículo 4.- Disponer la publicación de esta resolución y su anexo en [portal institucional].'),
          says('Regístrese, comuníquese y publíquese.'),
        ],
      },
      { title: 'Firma', sentences: [check('[Nombre, cargo y firma de la persona titular]')] },
    ],
  }
}

import type { NewEvidence } from '#db/queries/budget-evidence.server.ts'
import type { RubricItem } from '#surveys/model/instrument.ts'
import { CLASS_OF_LEVEL, documentChoices } from '#surveys/scoring/evidence.ts'
import type { EvidenceForm, Read } from './form.ts'

const FIRST_YEAR = 2000

export type DescribedEvidence = Pick<
  NewEvidence,
  'class' | 'documentType' | 'documentNumber' | 'issuedBy' | 'documentDate' | 'fiscalYear' | 'shows' | 'page'
>
type Around = {
  readonly rubric: Pick<RubricItem, 'documents'>
  readonly assessmentYear: number
  readonly today: string
}

function yearProblem(text: string, isUse: boolean, latest: number): string | null {
  if (text === '') return isUse ? 'Escriba el año fiscal cuyo uso prueba' : null
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  return year >= FIRST_YEAR && year <= latest ? null : `Escriba un año fiscal entre ${FIRST_YEAR} y ${latest}`
}

/**
 * Checks what was said of a document against its item and the day: which of the item's documents it is (its class
 * follows from that), date and fiscal year. Pure.
 */
export function describeEvidence(
  { said, choice, fiscalYear }: Pick<EvidenceForm, 'said' | 'choice' | 'fiscalYear'>,
  { rubric, assessmentYear, today }: Around,
): Read<DescribedEvidence> {
  const problems: Record<string, string> = said.ok ? {} : { ...said.problems }
  const chosen = documentChoices(rubric).find(({ value }) => value === choice)
  if (!chosen) problems['prueba'] = 'Elija qué documento es'
  if (said.ok && said.input.documentDate > today) problems['fecha'] = 'La fecha del documento no puede ser futura'
  const wrongYear = yearProblem(fiscalYear, chosen?.level === 3, assessmentYear)
  if (wrongYear) problems['anio'] = wrongYear
  if (!said.ok || !chosen || Object.keys(problems).length > 0) return { ok: false, problems }
  return {
    ok: true,
    input: {
      ...said.input,
      class: CLASS_OF_LEVEL[chosen.level],
      documentType: chosen.name,
      fiscalYear: fiscalYear === '' ? null : Number(fiscalYear),
    },
  }
}

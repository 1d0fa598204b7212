import type { Around } from './figures.ts'
import { figure } from './figures.ts'
import type { MechanismFacts, ReportFacts } from './facts.ts'
import type { YearPolicy } from './objectives.ts'
import type { ReportSection } from './report.ts'
import { counted, dayWords } from './words.ts'

function createdWords({ act, createdOn, members, membersUntil }: MechanismFacts, { mechanism }: YearPolicy): string {
  const who = members === null ? '' : ` Lo integran ${counted(members, 'persona', 'personas')}.`
  const until = membersUntil === null ? '' : ` La designación vence el ${dayWords(membersUntil)}.`
  return `El ${mechanism} se creó con ${act}, del ${dayWords(createdOn)}.${who}${until}`
}

/** Creation of the mechanism, which the norm asks for by name, and who represents equality at the highest level. */
export function mechanismSection({ record }: ReportFacts, policy: YearPolicy, around: Around): ReportSection {
  const { mechanism, officer } = record
  const paragraphs = [
    mechanism.state === 'reported'
      ? createdWords(mechanism.value, policy)
      : mechanism.state === 'none'
        ? `La entidad informó que no ha creado el ${policy.mechanism}.`
        : `La entidad no informó si creó el ${policy.mechanism}.`,
    officer.state === 'reported'
      ? `La persona Oficial para la Igualdad fue designada con ${officer.value.act}.`
      : officer.state === 'none'
        ? 'La entidad informó que no ha designado a la persona Oficial para la Igualdad.'
        : 'La entidad no informó si designó a la persona Oficial para la Igualdad.',
  ]
  const members = mechanism.state === 'reported' ? mechanism.value.members : null
  return {
    id: 'mechanism',
    title: 'Creación y funcionamiento del mecanismo',
    note: '',
    paragraphs,
    figures: mechanism.state === 'reported' ? [figure('members', members, around)] : [],
    tables: [],
    written: [],
  }
}

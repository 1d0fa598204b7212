import { check, says, type LegalPaper } from '#app/features/legal-papers/legal-paper.ts'
import { formatCount, formatDate, formatMoment } from '#app/kit/format.ts'
import type { AnswerState } from '#db/schema/november-words.ts'
import { REPORT_NORM } from '#surveys/november-report/objectives.ts'
import type { NovemberReport } from '#surveys/november-report/report.ts'
import { citation, marksOf } from '#surveys/norms/norms.ts'
import { letterWords, UNSIGNED } from './words.ts'

/** What the Ministry's letter is about. */
export type LetterFacts = {
  readonly report: NovemberReport
  readonly number: string
  /** ISO instant. */
  readonly receivedAt: string
  readonly letter: { readonly number: string; readonly date: string }
  readonly isUnsigned: boolean
  readonly answer: AnswerState
  /** What was observed; empty where nothing. */
  readonly said: string
  /** ISO date in Lima time. */
  readonly today: string
}

function normWords(today: string): string {
  const marks = marksOf(REPORT_NORM.id, today)
  return `${REPORT_NORM.place} del ${citation(REPORT_NORM.id)}${marks.length === 0 ? '' : ` (${marks.join('; ')})`}`
}

/** A draft of the letter by which the Ministry acknowledges or observes a report; what is not known is left to fill in. */
export function draftLetter(facts: LetterFacts): LegalPaper {
  const { report, number, receivedAt, letter, isUnsigned, answer, said, today } = facts
  const { told, asked, untold } = report.completeness
  return {
    title: `Proyecto de oficio sobre el informe de noviembre ${report.year}`,
    sections: [
      {
        title: 'Encabezado',
        sentences: [
          check('OFICIO N.º [número y siglas]'),
          check(`Lima, [fecha]. Redactado el ${formatDate(today)}.`),
          check('[Nombre y cargo de la persona titular]'),
          says(report.entity.name),
          says(`Asunto: Informe de ${report.year} sobre los avances en las políticas nacionales de igualdad`),
          says(`Referencia: ${letterWords(letter)}. Recepción ${number}, ${formatMoment(receivedAt)}.`),
        ],
      },
      {
        title: 'Texto',
        sentences: [
          says(
            `Tengo el agrado de dirigirme a usted en relación con el informe que su entidad presentó según la ${normWords(today)}.`,
          ),
          says(
            answer === 'observed'
              ? 'Revisado el informe, se formulan las siguientes observaciones:'
              : 'Se comunica que el informe fue recibido.',
          ),
          ...(answer === 'observed' ? [says(said)] : []),
          says(
            `El informe da cuenta de ${told} de ${formatCount(asked, 'tema', 'temas')}.${untold.length === 0 ? '' : ` No informa sobre: ${untold.join('; ')}.`}`,
          ),
          ...(isUnsigned ? [says(`${UNSIGNED}: se pide presentarlo firmado.`)] : []),
          ...(answer === 'observed'
            ? [check('Se pide presentar la corrección hasta el [fecha], en Espejo y por el medio que corresponda.')]
            : []),
          says('Hago propicia la oportunidad para expresarle mi consideración.'),
        ],
      },
      { title: 'Firma', sentences: [check('[Nombre, cargo y firma de quien suscribe por el MIMP]')] },
    ],
  }
}

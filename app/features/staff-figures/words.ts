import type { StaffDocument } from '#db/schema/staff-figures.ts'
import { formatCount, formatDate, formatNumber, formatPercent } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import {
  changeInPercent,
  FIGURE_MONTHS,
  peopleOf,
  SHORTEST_REASON,
  type Distance,
  type FigureState,
  type People,
  type ProposalFault,
  type Reference,
} from './figure-rules.ts'

export const STAFF_DOCUMENT_NAMES: Readonly<Record<StaffDocument, string>> = {
  payroll: 'Planilla',
  'staffing-table': 'Cuadro de puestos o CAP',
  report: 'Informe de Recursos Humanos',
  resolution: 'Resolución',
  other: 'Otro documento',
}

/** "150 mujeres y 120 hombres". */
export function peopleWords({ women, men }: People): string {
  return `${formatNumber(women)} ${women === 1 ? 'mujer' : 'mujeres'} y ${formatNumber(men)} ${men === 1 ? 'hombre' : 'hombres'}`
}

/** "84 personas (40 mujeres y 44 hombres)". */
function allAndPeopleWords(people: People): string {
  return `${formatCount(peopleOf(people), 'persona', 'personas')} (${peopleWords(people)})`
}

/** "Sí, son 84 personas (40 mujeres y 44 hombres) y no 120 personas (60 mujeres y 60 hombres)". */
export function sureWords({ declared, reference }: Distance): string {
  return `Sí, son ${allAndPeopleWords(declared)} y no ${allAndPeopleWords(reference)}`
}

const REFERENCE_WORDS: Readonly<Record<Reference['kind'], string>> = {
  confirmed: 'la cifra confirmada de este alcance',
  reviewed: 'la población de la aplicación',
  headcount: 'la referencia del directorio',
}

/** "La cifra propuesta, 84 personas (…), se aleja de la referencia del directorio: 120 personas (…), al 3 de noviembre de 2026". */
export function distanceWords({ declared, reference }: Distance): string {
  return `La cifra propuesta, ${allAndPeopleWords(declared)}, se aleja de ${REFERENCE_WORDS[reference.kind]}: ${allAndPeopleWords(reference)}, al ${formatDate(reference.countedOn)}`
}

/** "Informe de Recursos Humanos 12-2026, del 3 de noviembre de 2026. Está en: Recursos Humanos". */
export function documentWords(figure: {
  readonly documentKind: StaffDocument
  readonly documentNumber: string
  readonly documentDate: string
  readonly documentPlace: string
}): string {
  const { documentKind, documentNumber, documentDate, documentPlace } = figure
  return `${STAFF_DOCUMENT_NAMES[documentKind]} ${documentNumber}, del ${formatDate(documentDate)}. Está en: ${documentPlace}`
}

/** "12% más", "3% menos", "el mismo número". */
export function changeWords(before: People, now: People): string {
  const change = changeInPercent(before, now)
  if (change === 0) return 'el mismo número de personas'
  const size = Math.abs(change) < 1 ? 'menos de 1%' : formatPercent(Math.round(Math.abs(change)))
  return `${size} ${change > 0 ? 'más' : 'menos'} de personas`
}

/** Why a campaign cannot open with its figure; null where it can. */
export const FIGURE_STATE_WORDS: Readonly<Record<FigureState, string | null>> = {
  good: null,
  missing: 'Falta la cifra de personal de este alcance. Propóngala con su documento.',
  waiting: 'La cifra de personal espera la confirmación del MIMP. Cuando la confirme, podrá abrir.',
  refused: 'El MIMP no aceptó la cifra de personal. Lea la razón y proponga otra con su documento.',
  'too-old': `La cifra de personal tiene más de ${FIGURE_MONTHS} meses el primer día de la aplicación. Proponga una nueva con su documento.`,
}

const FAULT_WORDS: Readonly<Record<Exclude<ProposalFault, 'far'>, readonly [field: string, message: string]>> = {
  nobody: ['mujeres', 'Debe haber al menos una persona'],
  'to-come': ['fecha', 'La fecha del dato no puede ser posterior a hoy'],
  'too-old': ['fecha', 'El dato es demasiado antiguo: cuente de nuevo a las personas'],
  'older-than-confirmed': ['fecha', 'Ya hay una cifra confirmada más reciente para este alcance'],
  'document-to-come': ['documento-fecha', 'La fecha del documento no puede ser posterior a hoy'],
  link: ['enlace', 'Escriba una dirección que empiece con https://, o deje vacío'],
  'lower-unexplained': [
    'explicacion',
    `Hay menos personas que en la última cifra confirmada. Explique por qué, en ${SHORTEST_REASON} letras o más`,
  ],
  'not-higher': [
    'mujeres',
    'La cifra debe ser mayor que la población de la aplicación: hubo más respuestas que esas personas',
  ],
  'far-unexplained': [
    'explicacion',
    `La cifra es muy distinta de la que se conocía. Explique por qué, en ${SHORTEST_REASON} letras o más`,
  ],
}

/** What is wrong, at the field that it is about. */
export function faultProblems(faults: readonly ProposalFault[], distance: Distance | null): FieldProblems {
  const problems = faults.map((fault): readonly [string, string] =>
    fault === 'far'
      ? [
          'lejos',
          `${distance ? `${distanceWords(distance)}. ` : ''}Corrija los números, o marque que son los correctos`,
        ]
      : FAULT_WORDS[fault],
  )
  return Object.fromEntries(problems.reverse())
}

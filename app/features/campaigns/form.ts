import { z } from 'zod'
import { LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import { LONGEST_TERM_DAYS, SMALLEST_TERM_WORKING_DAYS, termProblem } from './campaign-rules.ts'

const isoDate = (message: string) => z.iso.date(message)
const people = (message: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)

const fields = z.object({
  herramienta: z.enum(INSTRUMENT_SLUGS, 'Elija la herramienta'),
  abre: isoDate('Elija la fecha de inicio'),
  cierra: isoDate('Elija la fecha de cierre'),
  alcance: z.enum(['headquarters', 'with-units'], 'Elija a quiénes alcanza'),
  unidades: z.string().trim().max(2000, 'Escriba menos de 2000 letras'),
  mujeres: people('Escriba cuántas mujeres trabajan en el alcance, en números'),
  hombres: people('Escriba cuántos hombres trabajan en el alcance, en números'),
  fuente: z
    .string()
    .trim()
    .min(3, 'Escriba de dónde sale el número de personas')
    .max(200, 'Escriba menos de 200 letras'),
  fecha: isoDate('Elija la fecha de ese dato'),
  segmento: z.enum(['', 'age-band', 'contract-type'], 'Elija una opción de la lista'),
  k: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, 'Escriba un número de 10 a 100')
    .transform(Number)
    .pipe(z.number().min(10, 'Debe ser 10 o más').max(100, 'Debe ser 100 o menos')),
})

export type CampaignInput = z.infer<typeof fields> & { readonly locadores: boolean; readonly practicantes: boolean }
export type ReadCampaignForm =
  | { readonly ok: true; readonly input: CampaignInput }
  | { readonly ok: false; readonly problems: FieldProblems }

const TERM_WORDS = {
  'in-the-past': () => 'La fecha de inicio no puede haber pasado',
  'too-short': () =>
    `Deben ser al menos ${SMALLEST_TERM_WORKING_DAYS} días hábiles sin feriados nacionales, contando el primero y el último`,
  'too-long': () => `El plazo no puede pasar de ${LONGEST_TERM_DAYS} días`,
} as const

function crossProblems(input: CampaignInput, today: string): FieldProblems {
  const problems: Record<string, string> = {}
  const term = termProblem(input.abre, input.cierra, today)
  if (term) problems[term === 'in-the-past' ? 'abre' : 'cierra'] = TERM_WORDS[term]()
  const population = input.mujeres + input.hombres
  if (population === 0) problems['mujeres'] = 'Debe haber al menos una persona en el alcance'
  if (input.alcance === 'with-units' && input.unidades === '')
    problems['unidades'] = 'Escriba las unidades ejecutoras que entran'
  if (input.fecha > today) problems['fecha'] = `La fecha del dato no puede ser posterior al ${formatLongDate(today)}`
  const instrument = LATEST_INSTRUMENTS.find(({ slug }) => slug === input.herramienta)
  if (!instrument) problems['herramienta'] = 'Esta herramienta todavía no está disponible'
  const segment = instrument?.segments.find(({ id }) => id === input.segmento)
  if (segment && population < segment.minimumPopulation)
    problems['segmento'] = `Solo se puede preguntar desde ${segment.minimumPopulation} personas`
  return problems
}

/** Reads the form of a new campaign. @param today ISO date in Lima time. */
export function readCampaignForm(form: FormData, today: string): ReadCampaignForm {
  const read = readFields(fields, form)
  if (!read.ok) return read
  const input = { ...read.input, locadores: form.has('locadores'), practicantes: form.has('practicantes') }
  const problems = crossProblems(input, today)
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, input }
}

import { z } from 'zod'
import { formatLongDate } from '#app/kit/format.ts'
import { GOVERNMENT_LEVELS, REGIONS, type GovernmentLevel } from '#db/schema/entities.ts'
import { readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import { addMonths } from '#app/kit/program/clock.ts'

export type Read<Input> =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly problems: FieldProblems }

/** What the directory says of an entity, besides its code. */
export type EntityFacts = {
  readonly name: string
  readonly governmentLevel: GovernmentLevel
  readonly region: string | null
  readonly parentId: string | null
}
/** As a form gives it: the parent as somebody wrote it, empty for none. */
export type TypedFacts = Omit<EntityFacts, 'parentId'> & { readonly parent: string }
/** Norm or document that says so, and the ISO date from which it counts. */
export type Grounds = { readonly document: string; readonly effectiveOn: string }

/** Months during which the accounts of an entity that ended may still read and download. */
const LONGEST_READING_MONTHS = 12

const name = z
  .string()
  .trim()
  .min(5, 'Escriba el nombre completo de la entidad')
  .max(160, 'Escriba menos de 160 letras')
const level = z.enum(GOVERNMENT_LEVELS, 'Elija el nivel de gobierno')
const region = z.enum(['', ...REGIONS], 'Elija una región de la lista')
/** An entity as somebody writes it: its code or its name. */
const reference = z.string().trim().max(200, 'Elija una entidad de la lista')
const document = z
  .string()
  .trim()
  .min(3, 'Escriba la norma o el documento que lo dispone')
  .max(200, 'Escriba menos de 200 letras')
const day = z.iso.date('Escriba una fecha')
const grounds = z.object({ documento: document, desde: day })
const people = (message: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)

/** Governments of a territory are in a region; a region of the others would be that of their building. */
export function needsRegion(governmentLevel: GovernmentLevel): boolean {
  return governmentLevel === 'regional-government' || governmentLevel === 'local-government'
}

function lateProblem(field: string, isoDate: string, today: string): FieldProblems {
  return isoDate > today ? { [field]: `La fecha no puede ser posterior al ${formatLongDate(today)}` } : {}
}

function checked<Input>(input: Input, problems: FieldProblems): Read<Input> {
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, input }
}

const changedFields = z.object({ nivel: level, region, pliego: reference })

function factsOf({
  nivel,
  region: chosen,
  pliego,
}: {
  nivel: GovernmentLevel
  region: string
  pliego: string
}): Omit<TypedFacts, 'name'> {
  return { governmentLevel: nivel, region: chosen || null, parent: pliego }
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ')

/** The region belongs to governments of a territory. */
export function regionProblem({
  governmentLevel,
  region: chosen,
}: Pick<EntityFacts, 'governmentLevel' | 'region'>): FieldProblems {
  return needsRegion(governmentLevel) && chosen === null ? { region: 'Elija la región' } : {}
}

/** Reads what is said of a new entity, or of one that is split off. @param today ISO date. */
export function readNewEntity(form: FormData, today: string): Read<TypedFacts & Grounds> {
  const read = readFields(changedFields.extend({ nombre: name, ...grounds.shape }), form)
  if (!read.ok) return read
  const facts = { ...factsOf(read.input), name: oneSpace(read.input.nombre) }
  const { documento, desde } = read.input
  return checked(
    { ...facts, document: documento, effectiveOn: desde },
    { ...regionProblem(facts), ...lateProblem('desde', desde, today) },
  )
}

/** Reads level, region and the entity it belongs to. @param kept region that it has, also where no law names it. */
export function readFacts(
  form: FormData,
  today: string,
  kept: string | null,
): Read<Omit<TypedFacts, 'name'> & Grounds> {
  const sameRegion = region.or(z.literal(kept ?? ''))
  const read = readFields(changedFields.extend({ region: sameRegion, ...grounds.shape }), form)
  if (!read.ok) return read
  const { documento, desde } = read.input
  const facts = factsOf(read.input)
  return checked(
    { ...facts, document: documento, effectiveOn: desde },
    { ...regionProblem(facts), ...lateProblem('desde', desde, today) },
  )
}

/** Reads a new name. */
export function readRename(form: FormData, today: string): Read<{ readonly name: string } & Grounds> {
  const read = readFields(z.object({ nombre: name }).extend(grounds.shape), form)
  if (!read.ok) return read
  const { nombre, documento, desde } = read.input
  return checked(
    { name: oneSpace(nombre), document: documento, effectiveOn: desde },
    lateProblem('desde', desde, today),
  )
}

/** Reads the end of an entity: the one it goes into, as it was written (empty where it has none), and until when its accounts read. */
export function readEnd(
  form: FormData,
  today: string,
): Read<Grounds & { readonly into: string; readonly lastDay: string }> {
  const read = readFields(z.object({ destino: reference, acceso: day }).extend(grounds.shape), form)
  if (!read.ok) return read
  const { destino, acceso, documento, desde } = read.input
  const furthest = addMonths(today, LONGEST_READING_MONTHS)
  const access =
    acceso < today || acceso > furthest ? { acceso: `Elija un día entre hoy y el ${formatLongDate(furthest)}` } : {}
  return checked(
    { into: destino, lastDay: acceso, document: documento, effectiveOn: desde },
    { ...access, ...lateProblem('desde', desde, today) },
  )
}

/** Reads only what the change stands on. */
export function readGrounds(form: FormData, today: string): Read<Grounds> {
  const read = readFields(grounds, form)
  if (!read.ok) return read
  const { documento, desde } = read.input
  return checked({ document: documento, effectiveOn: desde }, lateProblem('desde', desde, today))
}

export type StaffInput = {
  readonly women: number
  readonly men: number
  readonly countedOn: string
  readonly source: string
}

/** Reads how many people work in an entity, on which day and from which source. */
export function readStaff(form: FormData, today: string): Read<StaffInput> {
  const source = z.string().trim().min(3, 'Escriba de dónde sale el dato').max(200, 'Escriba menos de 200 letras')
  const read = readFields(
    z.object({
      mujeres: people('Escriba cuántas mujeres, en números'),
      hombres: people('Escriba cuántos hombres, en números'),
      dia: day,
      fuente: source,
    }),
    form,
  )
  if (!read.ok) return read
  const { mujeres, hombres, dia, fuente } = read.input
  const nobody = mujeres + hombres === 0 ? { mujeres: 'Debe haber al menos una persona' } : {}
  return checked(
    { women: mujeres, men: hombres, countedOn: dia, source: fuente },
    { ...nobody, ...lateProblem('dia', dia, today) },
  )
}

export type PrivacyInput = {
  readonly privacyAddress: string
  readonly privacyContact: string
  readonly dataOfficer: string
}

/** Reads who answers for personal data in an entity; what is empty is not shown. */
export function readPrivacy(form: FormData): Read<PrivacyInput> {
  const text = z.string().trim().max(200, 'Escriba menos de 200 letras')
  const read = readFields(z.object({ direccion: text, contacto: text, oficial: text }), form)
  if (!read.ok) return read
  const { direccion, contacto, oficial } = read.input
  return { ok: true, input: { privacyAddress: direccion, privacyContact: contacto, dataOfficer: oficial } }
}

import { z } from 'zod'
import { SECTORS } from '#surveys/model/entity-identity.ts'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { REGIONS } from '#db/schema/regions.ts'
import { lineOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import { ADDRESS_FAULT_WORDS, readAddress } from '#app/kit/mail/mail-address.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { ChangeWord } from './allowed-changes.ts'
import {
  isPeopleNumber,
  nameFault,
  textFault,
  type EntityFacts,
  type Grounds,
  type LengthFault,
  type StaffCount,
} from './entity-rules.ts'

/** What a form says, or what is wrong with it at first sight; what needs the day or the directory is asked later. */
export type Read<Input> =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly problems: FieldProblems }

/** As a form gives it: the parent as somebody wrote it, empty for none. */
export type TypedFacts = Omit<EntityFacts, 'parentId'> & { readonly parent: string }
export type TypedEntity = TypedFacts & Grounds
export type Rename = { readonly name: string } & Grounds
/** `lastDay` (ISO date) is that of the accounts. */
export type Ending = { readonly lastDay: string } & Grounds
/** `into` is the entity it goes into, as somebody wrote it. */
export type Merger = { readonly into: string } & Ending
/** `lastDay` is `undefined` where the entity goes on, null where no day was written. */
export type Split = TypedEntity & { readonly lastDay: string | null | undefined }

/** A change of an entity as a form asks for it. */
export type DirectoryChange =
  | { readonly word: 'nombre'; readonly input: Rename }
  | { readonly word: 'datos'; readonly input: Omit<TypedFacts, 'name'> & Grounds }
  | { readonly word: 'personal'; readonly input: StaffCount }
  | { readonly word: 'fusion'; readonly input: Merger }
  | { readonly word: 'separacion'; readonly input: Split }
  | { readonly word: 'cierre'; readonly input: Ending }
  | { readonly word: 'reapertura'; readonly input: Grounds }

const tooLong = (letters: number) => `Escriba menos de ${letters} letras`
export const NO_DAY = 'Escriba una fecha'

/** A field of text with which a rule may find fault. */
function ruled(faultOf: (text: string) => LengthFault | null, words: Record<LengthFault, string>) {
  return z.string().superRefine((text, context) => {
    const fault = faultOf(text)
    if (fault) context.addIssue({ code: 'custom', message: words[fault] })
  })
}

const name = ruled(nameFault, {
  'too-short': 'Escriba el nombre completo de la entidad',
  'too-long': tooLong(160),
})
const level = z.enum(GOVERNMENT_LEVELS, 'Elija el nivel de gobierno')
const region = z.enum(['', ...REGIONS], 'Elija una región de la lista')
/** An entity as somebody writes it: its code or its name. */
const reference = z.string().max(200, 'Elija una entidad de la lista')
const document = ruled(textFault, {
  'too-short': 'Escriba la norma o el documento que lo dispone',
  'too-long': tooLong(200),
})
const source = ruled(textFault, { 'too-short': 'Escriba de dónde sale el dato', 'too-long': tooLong(200) })
const day = z.iso.date(NO_DAY)
const grounds = z.object({ documento: document, desde: day })
const people = (message: string) => z.string().refine(isPeopleNumber, message).transform(Number)
/** Blanks and hyphens between the digits are those of the paper. */
const digits = z
  .string()
  .max(40, 'Escriba solo el número')
  .transform((typed) => typed.replace(/[\s-]/g, ''))
const sector = z.enum(['', ...SECTORS], 'Elija un sector de la lista')
const placed = z.object({ nivel: level, region, pliego: reference, ruc: digits, ubigeo: digits, sector })

/** Reads the fields by a schema and gives them their names in code. */
function read<Shape extends z.ZodRawShape, Input>(
  form: FormData,
  schema: z.ZodObject<Shape>,
  inputOf: (fields: z.infer<z.ZodObject<Shape>>) => Input,
): Read<Input> {
  const fields = readFields(schema, form)
  return fields.ok ? { ok: true, input: inputOf(fields.input) } : fields
}

type GroundsFields = z.infer<typeof grounds>
type PlacedFields = Omit<z.infer<typeof placed>, 'region'> & { region: string }
const groundsOf = ({ documento, desde }: GroundsFields): Grounds => ({ document: documento, effectiveOn: desde })
const factsOf = ({
  nivel,
  region: chosen,
  pliego,
  ruc,
  ubigeo,
  sector: of,
}: PlacedFields): Omit<TypedFacts, 'name'> => ({
  governmentLevel: nivel,
  region: chosen || null,
  parent: pliego,
  ruc: ruc || null,
  ubigeo: ubigeo || null,
  sector: of || null,
})

/** Reads what is said of a new entity, or of one that is split off. */
export function readNewEntity(form: FormData): Read<TypedEntity> {
  return read(form, placed.extend({ nombre: name, ...grounds.shape }), (fields) => ({
    ...factsOf(fields),
    ...groundsOf(fields),
    name: fields.nombre,
  }))
}

/** @param kept region that the entity has, also where no law names it. */
function readFacts(form: FormData, kept: string | null): Read<Omit<TypedFacts, 'name'> & Grounds> {
  const sameRegion = region.or(z.literal(kept ?? ''))
  return read(form, placed.extend({ region: sameRegion, ...grounds.shape }), (fields) => ({
    ...factsOf(fields),
    ...groundsOf(fields),
  }))
}

function readSplit(form: FormData): Read<Split> {
  const entity = readNewEntity(form)
  if (!entity.ok) return entity
  const lastDay = day.safeParse(lineOf(form, 'acceso')).data ?? null
  return { ok: true, input: { ...entity.input, lastDay: form.has('termina') ? lastDay : undefined } }
}

/** Reads how many people work in an entity, on which day and from which source. */
export function readStaff(form: FormData): Read<StaffCount> {
  const schema = z.object({
    mujeres: people('Escriba cuántas mujeres, en números'),
    hombres: people('Escriba cuántos hombres, en números'),
    dia: day,
    fuente: source,
  })
  return read(form, schema, ({ mujeres, hombres, dia, fuente }) => ({
    women: mujeres,
    men: hombres,
    countedOn: dia,
    source: fuente,
  }))
}

function readEnding(form: FormData): Read<Ending> {
  return read(form, z.object({ acceso: day }).extend(grounds.shape), (fields) => ({
    lastDay: fields.acceso,
    ...groundsOf(fields),
  }))
}

function readMerger(form: FormData): Read<Merger> {
  return read(form, z.object({ destino: reference, acceso: day }).extend(grounds.shape), (fields) => ({
    into: fields.destino,
    lastDay: fields.acceso,
    ...groundsOf(fields),
  }))
}

function readRename(form: FormData): Read<Rename> {
  return read(form, z.object({ nombre: name }).extend(grounds.shape), (fields) => ({
    name: fields.nombre,
    ...groundsOf(fields),
  }))
}

function as<Word, Input>(word: Word, asked: Read<Input>): Read<{ readonly word: Word; readonly input: Input }> {
  return asked.ok ? { ok: true, input: { word, input: asked.input } } : asked
}

/** Reads the form of a change. @param kept region that the entity has, also where no law names it. */
export function readChange(form: FormData, word: ChangeWord, kept: string | null): Read<DirectoryChange> {
  switch (word) {
    case 'nombre':
      return as(word, readRename(form))
    case 'datos':
      return as(word, readFacts(form, kept))
    case 'personal':
      return as(word, readStaff(form))
    case 'fusion':
      return as(word, readMerger(form))
    case 'separacion':
      return as(word, readSplit(form))
    case 'cierre':
      return as(word, readEnding(form))
    case 'reapertura':
      return as(word, read(form, grounds, groundsOf))
  }
}

/** An address of mail alone is checked as everywhere: whoever asks for her rights writes to it. Anything else is free text. */
const contact = (text: z.ZodString) =>
  text.transform((typed, context) => {
    if (!/^\S*[@＠]\S*$/.test(typed)) return typed
    const found = readAddress(typed)
    if (found.ok) return found.address
    context.addIssue({ code: 'custom', message: ADDRESS_FAULT_WORDS[found.fault] })
    return z.NEVER
  })

/** Who answers for personal data in an entity; what is empty is not shown. */
export type PrivacyFacts = {
  readonly privacyAddress: string
  readonly privacyContact: string
  readonly dataOfficer: string
}

/** What an entity says of itself, and the mark of what its page had seen. */
export type OwnEntityChange = { readonly facts: PrivacyFacts; readonly seen: string }

/** Reads what an entity says of itself on its page. @throws {AppError} `invalid-input` for a form that it does not have. */
export function readOwnEntityChange(form: FormData): Read<OwnEntityChange> {
  if (form.get('accion') !== 'privacidad') throw new AppError('invalid-input')
  const text = z.string().max(200, tooLong(200))
  return read(form, z.object({ direccion: text, contacto: contact(text), oficial: text }), (fields) => ({
    facts: { privacyAddress: fields.direccion, privacyContact: fields.contacto, dataOfficer: fields.oficial },
    seen: lineOf(form, 'revision'),
  }))
}

/** Reads the button of the directory's page. @throws {AppError} `invalid-input` for one that it does not have. */
export function readDirectoryAction(form: FormData): 'load-2019' {
  if (form.get('accion') !== 'cargar-2019') throw new AppError('invalid-input')
  return 'load-2019'
}

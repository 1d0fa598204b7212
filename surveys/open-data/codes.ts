import type { GovernmentLevel, SizeBand } from '#surveys/model/entity-kind.ts'
import type { InstrumentSlug, MaturityLevelId } from '#surveys/model/instrument.ts'
import type { Obligation } from '#surveys/obligations/obligations.ts'

/** The words by which files call what the code calls otherwise: they are part of the addresses and never change. */
export const LEVEL_CODES = {
  ministry: 'ministerio',
  'national-entity': 'entidad-nacional',
  'autonomous-body': 'organismo-autonomo',
  'regional-government': 'gobierno-regional',
  'local-government': 'gobierno-local',
} as const satisfies Record<GovernmentLevel, string>

export const INSTRUMENT_CODES = {
  'organizational-culture': 'cultura-organizacional',
  'gender-stereotypes': 'estereotipos',
  'sexual-harassment': 'hostigamiento',
  'public-budget': 'presupuesto',
} as const satisfies Record<InstrumentSlug, string>

export const BAND_CODES = {
  initial: 'inicial',
  'in-process': 'en-proceso',
  advanced: 'avanzado',
  consolidated: 'consolidado',
} as const satisfies Record<MaturityLevelId, string>

export const SIZE_CODES = {
  'under-50': 'menos-de-50',
  '50-199': '50-a-199',
  '200-499': '200-a-499',
  'from-500': '500-o-mas',
  unknown: 'sin-cifra',
} as const satisfies Record<SizeBand, string>

export const OBLIGATION_CODES = {
  obliged: 'obligatorio',
  facultative: 'facultativo',
  outside: 'no-le-corresponde',
} as const satisfies Record<Obligation, string>

const meanings = <Code extends string>(rows: Readonly<Record<Code, string>>): Readonly<Record<Code, string>> => rows

export const LEVEL_MEANINGS = meanings({
  ministerio: 'Ministerio',
  'entidad-nacional': 'Otra entidad del gobierno nacional',
  'organismo-autonomo': 'Organismo al que la Constitución da autonomía',
  'gobierno-regional': 'Gobierno regional',
  'gobierno-local': 'Municipalidad',
})

export const INSTRUMENT_MEANINGS = meanings({
  'cultura-organizacional': 'Cultura organizacional: la responde el personal',
  estereotipos: 'Estereotipos de género: la responde el personal',
  hostigamiento: 'Hostigamiento sexual: la responde el personal',
  presupuesto: 'Presupuesto público: la responde un equipo de la entidad',
})

export const BAND_MEANINGS = meanings({
  inicial: 'Menos de 40 puntos de 100',
  'en-proceso': 'De 40 a menos de 60',
  avanzado: 'De 60 a menos de 80',
  consolidado: '80 o más',
})

export const OBLIGATION_MEANINGS = meanings({
  obligatorio: 'Una norma vigente se lo ordena',
  facultativo: 'Puede hacerlo, y no está obligada',
  'no-le-corresponde': 'Ninguna norma vigente ese día se lo pedía',
})

/** Every norm that may be cited, by the id under which instruments, actions and pages cite it. */
export const NORM_IDS = [
  'ley-32535',
  'ley-28983',
  'ds-005-2017-mimp',
  'ds-013-2023-mimp',
  'ds-008-2019-mimp',
  'ds-002-2020-mimp',
  'ley-27942',
  'ds-014-2019-mimp',
  'rpe-144-2019-servir',
  'rm-115-2020-mimp',
  'ley-30709',
  'ds-002-2018-tr',
  'ley-31572',
  'ds-002-2023-tr',
  'ley-29409',
  'ley-26644',
  'ley-27240',
  'ley-29896',
  'ds-001-2016-mimp',
  'ley-32003',
  'rm-125-2025-mimp',
  'ley-30364',
  'ley-30057',
  'ds-040-2014-pcm',
  'rpe-150-2017-servir',
  'rpe-141-2016-servir',
  'ley-26772',
  'ley-29783',
  'ley-27815',
  'ley-29735',
  'dleg-1440',
  'ley-28056',
  'rs-024-2019-ef',
  'ley-29733',
  'ds-016-2024-jus',
  'ley-27806',
  'dleg-1412',
  'ley-27269',
  'ds-029-2021-pcm',
  'ley-30204',
  'ley-26859',
  'rsgtd-002-2024-pcm',
  'ds-157-2021-pcm',
  'ley-28530',
  'dleg-635',
  'ley-28048',
  'oit-r206',
  'dleg-713',
  'ley-31381',
  'ley-31530',
  'ley-31788',
  'ley-31822',
  'ds-015-2021-mimp',
  'oit-c190',
  'ds-010-2022-mimp',
  'ds-023-2021-mimp',
  'ley-32102',
  'ds-003-2025-mimp',
  'ds-004-2020-mimp',
  'ds-002-2025-mimp',
  'rpe-153-2023-servir',
  'rpe-000064-2026-servir',
  'informe-001354-2021-servir',
] as const

export type NormId = (typeof NORM_IDS)[number]
/** `being-replaced`: still in force, and a later norm orders that another take its place. */
export type NormStatus = 'in-force' | 'repealed' | 'being-replaced'
/** How well the text was read: whole, in part, only that it exists, or known without having been read. */
export type Reading = 'text' | 'excerpt' | 'existence' | 'own-knowledge'

export type Norm = {
  readonly id: NormId
  /** ISO date, or a year alone where the day is not known. Of a treaty, the day on which Peru ratified it. */
  readonly published: string
  /** ISO date of its first day in force, where that is not the day after its publication: a vacatio, a treaty. */
  readonly inForceFrom?: string
  /** Short citation in Spanish: "Ley 32535". */
  readonly label: string
  readonly title: string
  readonly status: NormStatus
  /** ISO date of the first day on which it is no longer in force; `null` while it lasts. */
  readonly ended: string | null
  /** The norm that repealed it or orders its replacement. */
  readonly endedBy: NormId | null
  /** One plain Spanish sentence: what it obliges or says. */
  readonly says: string
  /** Articles that matter here, as they are cited; empty where none was noted. */
  readonly articles: string
  /** Places that bind other people than the rest, or from another day on; each with one Spanish sentence. */
  readonly places?: readonly NormPlace[]
  /** What whoever cites it must say about its standing: one Spanish sentence without its full stop. */
  readonly standing?: string
  readonly read: Reading
}

export type NormPlace = {
  /** As it is cited: «artículo 11, literal b». */
  readonly place: string
  readonly says: string
  /** ISO date of its first day in force; `null` where the fact that starts it is not known: nobody may cite it. */
  readonly inForceFrom: string | null
}

/** Norms as the data hold them, by their id. */
export type NormRows = Partial<Record<NormId, Omit<Norm, 'id'>>>

/** State of a norm that nothing repealed or orders to replace. */
export const IN_FORCE = { status: 'in-force', ended: null, endedBy: null } as const

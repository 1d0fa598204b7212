/** Behaviours of one kind: a person is counted once, however many of them happened to her. */
export type BehaviourFamily = { readonly id: string; readonly title: string; readonly items: readonly string[] }

/** A question about what followed. Classes leave out the choices that say nothing (*prefiero no responder*). */
export type ChainQuestion = {
  readonly id: string
  readonly title: string
  readonly classes: readonly { readonly id: string; readonly title: string; readonly choices: readonly string[] }[]
}

/** Of whom a chain question is asked, and in what words: "De quienes …, el 30% …". */
export type ChainBase = {
  /** `happened`, `witnessed`, or the class of another chain question after which it is asked. */
  readonly group: string
  /** "quienes contaron que les pasó" */
  readonly says: string
}

/**
 * How findings are read. It decides no answer, count or score, so it stands outside the hash of a version and may be
 * mended after its publication.
 */
export type PrevalenceReading = {
  /** Findings in groups, gravest first: what is done about them is listed in this order. Others come after them. */
  readonly gravity: readonly (readonly string[])[]
  /** Base of every chain question. */
  readonly bases: Readonly<Record<string, ChainBase>>
  /** Dimension that a low share must be read beside. */
  readonly trust: string
  /** Action by which staff hear the result; its term is what the results page asks for. */
  readonly reportBack: string
}

/** Families that are counted together where an entity is too small for each of them. */
export type FamilyGroup = { readonly id: string; readonly title: string; readonly families: readonly string[] }

/** What the yearly pool says of all entities together: how many of a group of people said yes to a class. */
export type PooledFinding = {
  /** Class of a chain question. */
  readonly id: string
  /** "lo hizo una jefatura u otra autoridad" */
  readonly says: string
  /** Of whom: of those to whom something happened (`any`), or of those of another pooled finding that stands before. */
  readonly of: string
}

/**
 * What is published of the counts. It decides no answer and no score, so it stands outside the hash of a version.
 */
export type PrevalencePublication = {
  /** At most two, each family in one of them. */
  readonly groups: readonly FamilyGroup[]
  /** At most five. */
  readonly pooled: readonly PooledFinding[]
}

/**
 * What happened to people in the last twelve months: counted, never scored. Its questions are the unscored items of
 * kind `prevalence`; their answers are stored as a row of their own (docs/decisions/007).
 */
export type PrevalenceSpec = {
  /** Choices of a behaviour that mean it happened, and that it did not. Other choices are no answer. */
  readonly happened: readonly string[]
  readonly notHappened: readonly string[]
  readonly families: readonly BehaviourFamily[]
  /** Whether she saw or knew of it happening to somebody else. */
  readonly witnessed: {
    readonly id: string
    readonly title: string
    readonly yes: readonly string[]
    readonly no: readonly string[]
  }
  readonly chain: readonly ChainQuestion[]
  readonly publication: PrevalencePublication
  readonly reading?: PrevalenceReading
}

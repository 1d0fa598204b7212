import type { LogoImage } from '#app/kit/documents/logo-image.ts'
import { formatCount, formatDate, formatShortDate } from '#app/kit/format.ts'
import { citation, isVerified } from '#surveys/norms/norms.ts'
import type { HelpService } from '#surveys/norms/services.ts'
import { commitmentText, type CommitmentWords } from '../commitment-words.ts'

/** The public page as a document names it. */
export type NamedPage = {
  /** As it is typed: without "https://". */
  readonly address: string
  /** A QR code of its whole address: PNG as a data address. */
  readonly qr: string
  /** ISO date by which it is public, whatever anybody does; null where it is. */
  readonly publicBy: string | null
}

/** All that is said in a meeting with the staff, on its slides, the note and what hangs on the wall. */
export type MeetingFacts = {
  readonly words: CommitmentWords
  readonly logo: LogoImage | null
  /** Null where the notice of the campaign promised none. */
  readonly page: NamedPage | null
  /** Where it is explained why answers are anonymous, as it is typed. */
  readonly explanation: string
  /** Where the entity takes complaints; null where the campaign did not have to say so. */
  readonly channel: string | null
  /** ISO date of the next cut-off of the plan. */
  readonly nextCutOff: string
  /** Of the demonstration: every document says so at its top. */
  readonly invented: boolean
}

export const INVENTED = 'Demostración: los datos son inventados.'

/** Where the public page stands, with the day on which it opens. */
export function pageWords({ publicBy }: Pick<NamedPage, 'publicBy'>): string {
  return publicBy === null
    ? 'Todo esto está en una página abierta:'
    : `Todo esto estará en una página abierta, a más tardar el ${formatDate(publicBy)}:`
}

/** Actions that a picture names; of more it says how many are of each state. */
const PICTURED = 12

/** What a picture says of a page: its words, and of more actions than are read on a telephone their number alone. */
export function pictureWords(words: CommitmentWords): CommitmentWords {
  const { actions } = words
  const named = actions.groups.reduce((sum, { titles }) => sum + titles.length, 0)
  if (named <= PICTURED) return words
  return {
    ...words,
    actions: { ...actions, groups: actions.groups.map((group) => ({ ...group, titles: [], own: null })) },
  }
}

/** What a picture says, as one text for who does not see it, and where the page is. */
export function pictureText(words: CommitmentWords, page: Omit<NamedPage, 'qr'> | null): string {
  return [commitmentText(pictureWords(words)), ...(page ? [pageWords(page), page.address] : [])].join('\n')
}

type Group = CommitmentWords['actions']['groups'][number]
export type ShortGroup = Pick<Group, 'state' | 'heading' | 'titles' | 'own'> & { readonly more: number }

/**
 * Actions for a place that has no room for all. Each state keeps as many as the others, from the first of the page on:
 * nobody chooses which are seen, and none of what went badly gives way to what went well.
 */
export function shortened({ actions: { groups } }: CommitmentWords, most: number): ShortGroup[] {
  const longest = Math.max(0, ...groups.map(({ titles }) => titles.length))
  const shown = (each: number) => groups.reduce((sum, { titles }) => sum + Math.min(titles.length, each), 0)
  let each = longest
  while (each > 1 && shown(each) > most) each -= 1
  return groups.map(({ state, heading, titles, own }) => ({
    ...{ state, heading, own },
    titles: titles.slice(0, each),
    more: Math.max(0, titles.length - each),
  }))
}

/** Those of a state that are not named: "Y 12 acciones más. Y 3 acciones redactadas por la entidad."; empty where there are none. */
export function restWords({ more, own }: Pick<ShortGroup, 'more' | 'own'>): string {
  return [more === 0 ? '' : `Y ${formatCount(more, 'acción más', 'acciones más')}.`, own ?? '']
    .filter(Boolean)
    .join(' ')
}

/** How it is known that a service is still so. */
export function checkedWords({ basis, lastChecked }: HelpService): string {
  if (basis === null) return `Verificado el ${formatShortDate(lastChecked)}.`
  return `${citation(basis.norm)}, artículo ${basis.article}${isVerified(basis.norm) ? '' : ', por verificar'}.`
}

/** Pages of a result under the summary, by the last part of their address. */
export const TAB_WORDS = ['dimensiones', 'mujeres-y-hombres', 'en-el-tiempo', 'preguntas', 'calculo'] as const
export type TabWord = (typeof TAB_WORDS)[number]

export const TABS = [
  { word: null, title: 'Resumen' },
  { word: 'dimensiones', title: 'Dimensiones' },
  { word: 'mujeres-y-hombres', title: 'Mujeres y hombres' },
  { word: 'en-el-tiempo', title: 'En el tiempo' },
  { word: 'preguntas', title: 'Preguntas' },
  { word: 'calculo', title: 'Cómo se calculó' },
] as const satisfies readonly { readonly word: TabWord | null; readonly title: string }[]

/** Address of a page of a result; without a word that of its summary. */
export function resultsAddress(campaignId: string, word: TabWord | null = null): string {
  const summary = `/panel/aplicaciones/${campaignId}/resultados`
  return word === null ? summary : `${summary}/${word}`
}

export function tabTitle(word: TabWord | null): string {
  return TABS.find((tab) => tab.word === word)?.title ?? ''
}

/** Title of a page of a result in the window and in a list of them: what it is, of which instrument and year. */
export function resultTitle(head: { readonly instrumentTitle: string; readonly year: string }, page: string): string {
  return `${page}: ${head.instrumentTitle} ${head.year}`
}

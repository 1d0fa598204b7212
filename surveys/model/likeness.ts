/**
 * How alike two Spanish sentences are. Counting shared words misses a paraphrase («jefatura» and «jefe», «curso» and
 * «capacitación»), so words are cut to their stem and those that mean one thing here are one concept. It still cannot
 * read: whoever writes a sentence looks at the closest pairs that the check prints.
 */

/** Beginnings of words (without accents) that mean the same in these instruments; the first one stands for all. */
const CONCEPTS: readonly (readonly string[])[] = [
  ['hostig', 'acoso', 'acosa'],
  ['jefat', 'jefe', 'jefa', 'superi', 'direct', 'dirige', 'dirigi', 'autori'],
  ['capaci', 'curso', 'charla', 'taller', 'formac'],
  ['denunc', 'queja', 'quejar'],
  ['avisa', 'avise', 'inform', 'comuni', 'difund', 'publica', 'cuenta', 'contar'],
  ['licenc', 'permis'],
  ['broma', 'chiste', 'burla'],
  ['repres', 'castig'],
  ['coleg', 'compan', 'equipo', 'personal', 'trabaj', 'emplea'],
  ['hijo', 'hija', 'bebe', 'nino', 'nina', 'menor'],
  ['canal', 'medio', 'ruta'],
  ['acuerd', 'acorda'],
  ['ascend', 'ascens', 'promoc', 'encarg'],
  ['padre', 'patern'],
  ['madre', 'matern'],
]

const STOP: ReadonlySet<string> = new Set([
  'para',
  'pero',
  'como',
  'este',
  'esta',
  'esto',
  'esos',
  'cada',
  'entre',
  'sobre',
  'desde',
  'donde',
  'cuando',
  'quien',
  'quienes',
  'entidad',
  'tiene',
  'sido',
  'algo',
  'todo',
  'toda',
  'todos',
  'todas',
  'mujer',
  'mujeres',
  'hombre',
  'hombres',
])
const STEM = 6

function concept(word: string): string {
  return (
    CONCEPTS.find((beginnings) => beginnings.some((beginning) => word.startsWith(beginning)))?.[0] ??
    word.slice(0, STEM)
  )
}

/** What a sentence speaks of: stems and concepts of its words of four letters or more. */
export function conceptsOf(text: string): ReadonlySet<string> {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return new Set((plain.match(/[a-z]{4,}/g) ?? []).filter((word) => !STOP.has(word)).map(concept))
}

/** Share (0-1) of what two sentences speak of that both speak of. */
export function likeness(one: string, other: string): number {
  const [first, second] = [conceptsOf(one), conceptsOf(other)]
  const common = [...first].filter((each) => second.has(each)).length
  const all = first.size + second.size - common
  return all === 0 ? 0 : common / all
}

export type Alike<T> = { readonly one: T; readonly other: T; readonly share: number }

/** Pairs of texts of different owners, closest first. */
export function closestPairs<T extends { readonly owner: string; readonly text: string }>(
  all: readonly T[],
  count: number,
): Alike<T>[] {
  const pairs = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .flatMap((other) => (other.owner === one.owner ? [] : [{ one, other, share: likeness(one.text, other.text) }])),
  )
  return pairs.sort((one, other) => other.share - one.share).slice(0, count)
}

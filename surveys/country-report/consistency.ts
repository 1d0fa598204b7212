import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { compareYears } from './compare-years.ts'
import { unknownFigures } from './compose.ts'
import { quantityOf, type CountryYear } from './country-year.ts'
import { FIGURE_IDS, FIGURES, REPORT_PARTS, SHARES, SUMS, type FigureId } from './figures.ts'
import { CONSISTENCY_RULES, type Finding, type RuleCode } from './findings.ts'
import { count, people, percent, said, type Quantity, type Said } from './quantity.ts'

const finding = (code: RuleCode, key: string, figures: readonly FigureId[], words: Said): Finding => ({
  ...{ code, key: `${code}:${key}`, figures, words },
  severity: CONSISTENCY_RULES[code].severity,
})

const titleOf = (figure: FigureId) => FIGURES[figure].title

/** Tolerance of sums of money, which come rounded; everything else is whole. */
const isOther = (one: number, other: number) => Math.abs(one - other) > 1e-6

function sumFindings(year: CountryYear): Finding[] {
  return SUMS.flatMap(({ total, parts }): Finding[] => {
    const whole = year.values[total]
    const known = parts.filter((part) => year.values[part] !== undefined)
    if (whole === undefined || known.length === 0) return []
    const sum = known.reduce((added, part) => added + (year.values[part] ?? 0), 0)
    // What is not told may hold the rest, never less than nothing.
    if (!isOther(sum, whole)) return []
    const unit = FIGURES[total].unit
    const q = (value: number): Quantity => ({ value, unit })
    const rest =
      sum < whole ? said` Faltan ${q(whole - sum)} sin detallar.` : said` Las partes suman ${q(sum - whole)} de más.`
    const words = said`${titleOf(total)}: el total dice ${q(whole)} y las partes suman ${q(sum)}.`
    return [finding(total === 'trained' ? 'C02' : 'C01', total, [total, ...known], [...words, ...rest])]
  })
}

function shareFindings(year: CountryYear): Finding[] {
  return SHARES.flatMap(({ share, part, whole, decimals }): Finding[] => {
    const stated = year.values[share]
    const [above, below] = [year.values[part], year.values[whole]]
    if (stated === undefined) return []
    if (above === undefined || below === undefined) {
      const missing = [part, whole].filter((id) => year.values[id] === undefined)
      const words = said`${titleOf(share)}: dice ${percent(stated)} y no da ${missing.map((id) => `«${titleOf(id)}»`).join(' ni ')}. El porcentaje no se puede comprobar.`
      return [finding('C10', share, [share, part], words)]
    }
    const computed = below === 0 ? null : (100 * above) / below
    const isSame = computed !== null && Math.abs(computed - stated) <= 0.5 / 10 ** decimals + 1e-9
    if (isSame) return []
    return [
      finding(
        'C03',
        share,
        [share, part, whole],
        said`${titleOf(share)}: dice ${percent(stated)}, y de ${quantityOf(year, part)} sobre ${quantityOf(year, whole)} sale ${percent(computed)}.`,
      ),
    ]
  })
}

const PAIRS = [
  ['trained-women-percent', 'trained-women-percent-all'],
  ['trained-men-percent', 'trained-men-percent-all'],
] as const

/** Of a report published elsewhere the second pair has no total of its own: there both say the same thing twice. */
function twicePercentFindings(year: CountryYear): Finding[] {
  const [women, men] = PAIRS.map(([one, other]) => [year.values[one], year.values[other]] as const)
  const differs = (pair: typeof women) => pair?.[0] !== undefined && pair[1] !== undefined && pair[0] !== pair[1]
  if (year.source !== 'published' || (!differs(women) && !differs(men))) return []
  const words = said`Capacitación: un párrafo dice ${percent(women?.[0] ?? null)} de mujeres y ${percent(men?.[0] ?? null)} de hombres, y otro ${percent(women?.[1] ?? null)} y ${percent(men?.[1] ?? null)}. No se dice sobre qué total está el segundo.`
  return [finding('C04', 'trained', PAIRS.flat(), words)]
}

const mechanismsOf = (level: GovernmentLevel): FigureId => `mechanisms-${level}`

function listFindings(year: CountryYear): Finding[] {
  return GOVERNMENT_LEVELS.flatMap((level): Finding[] => {
    const figure = mechanismsOf(level)
    const stated = year.values[figure]
    const listed = year.named[level]
    const twice = [...new Set(listed.filter((name, at) => listed.indexOf(name) !== at))]
    return [
      ...(stated !== undefined && stated !== listed.length
        ? [
            finding(
              'C05',
              level,
              [figure],
              said`${titleOf(figure)}: el texto dice ${count(stated)} y la lista nombra ${count(listed.length)}.`,
            ),
          ]
        : []),
      ...twice.map((name) =>
        finding('C12', `${level}-${name}`, [figure], said`${titleOf(figure)}: la lista nombra dos veces a ${name}.`),
      ),
    ]
  })
}

/** Bodies to which the Constitution gives autonomy, as reports print them: articles 82, 84, 87, 150, 158, 161, 177 and 201. */
const AUTONOMOUS = [
  'MP-FN',
  'MINISTERIO PÚBLICO',
  'CONTRALORÍA',
  'CGR',
  'RENIEC',
  'JNJ',
  'JNE',
  'ONPE',
  'BCRP',
  'SBS',
  'DEFENSORÍA DEL PUEBLO',
  'DP',
  'TC',
] as const

function levelFindings({ named }: CountryYear): Finding[] {
  return named['national-entity']
    .filter((name) => (AUTONOMOUS as readonly string[]).includes(name.toUpperCase()))
    .map((name) =>
      finding(
        'C06',
        name,
        ['mechanisms-national-entity', 'mechanisms-autonomous-body'],
        name === 'MP-FN'
          ? said`El Ministerio Público (MP-FN) está en la lista entre las entidades del nivel nacional. La Constitución, artículo 158, lo hace autónomo.`
          : said`${name} está en la lista entre las entidades del nivel nacional, y es un organismo constitucionalmente autónomo.`,
      ),
    )
}

/** Pairs of which the first cannot be more than the second. */
const AT_MOST: readonly (readonly [less: readonly FigureId[], more: readonly FigureId[]])[] = [
  [['plans-national'], ['mechanisms-ministry', 'mechanisms-national-entity', 'mechanisms-autonomous-body']],
  [['plans-regional'], ['mechanisms-regional-government']],
  [['plans-local'], ['mechanisms-local-government']],
  [['plans-implemented'], ['plans-approved']],
  [['plans-approved'], ['plans-drawn-up']],
  [['plans'], ['plans-implemented']],
  [['training-regional-governments'], ['mechanisms-regional-government']],
  [['communication-regional-governments'], ['mechanisms-regional-government']],
]
const REGIONAL_GOVERNMENTS = 25

function orderFindings(year: CountryYear): Finding[] {
  const sumOf = (ids: readonly FigureId[]) => {
    const values = ids.map((id) => year.values[id])
    return values.every((value) => value !== undefined) ? values.reduce((sum, value) => sum + value, 0) : null
  }
  const namesOf = (ids: readonly FigureId[]) => ids.map(titleOf).join(' + ')
  const pairs = AT_MOST.flatMap(([less, more]): Finding[] => {
    const [small, large] = [sumOf(less), sumOf(more)]
    if (small === null || large === null || small <= large) return []
    const words = said`${namesOf(less)} dice ${count(small)}, más que ${namesOf(more)}: ${count(large)}.`
    return [finding('C07', less.join('+'), [...less, ...more], words)]
  })
  const beyond = FIGURE_IDS.filter(
    (id) => id.endsWith('-regional-governments') && (year.values[id] ?? 0) > REGIONAL_GOVERNMENTS,
  ).map((id) =>
    finding(
      'C07',
      id,
      [id],
      said`${titleOf(id)} dice ${count(year.values[id] ?? null)}, y hay ${count(REGIONAL_GOVERNMENTS)} gobiernos regionales.`,
    ),
  )
  return [...pairs, ...beyond]
}

function budgetFindings(year: CountryYear): Finding[] {
  const rate = year.values['budget-executed-percent']
  const over = [
    ['budget-executed', 'budget-modified'],
    ['budget-regional-executed', 'budget-regional-modified'],
  ] as const
  return [
    ...(rate !== undefined && rate > 100
      ? [finding('C08', 'rate', ['budget-executed-percent'], said`La ejecución pasa del total: dice ${percent(rate)}.`)]
      : []),
    ...over
      .filter(([spent, given]) => (year.values[spent] ?? 0) > (year.values[given] ?? Infinity))
      .map(([spent, given]) =>
        finding(
          'C08',
          spent,
          [spent, given],
          said`${titleOf(spent)} dice ${quantityOf(year, spent)}, más que el presupuesto: ${quantityOf(year, given)}.`,
        ),
      ),
  ]
}

function jumpFindings(year: CountryYear, before: CountryYear | null): Finding[] {
  if (!before) return []
  return compareYears(year, before)
    .filter(({ jumps }) => jumps)
    .map(({ figure, now, then }) =>
      finding(
        'C09',
        figure,
        [figure],
        said`${titleOf(figure)}: ${then} en ${String(before.year)} y ${now} en ${String(year.year)}.`,
      ),
    )
}

function gapFindings(year: CountryYear): Finding[] {
  return REPORT_PARTS.flatMap((part): Finding[] => {
    const unknown = unknownFigures(year, part)
    if (unknown.length === 0) return []
    return [finding('C11', part, unknown, said`Sin dato en la fecha de corte: ${unknown.map(titleOf).join('; ')}.`)]
  })
}

/** Figures of which fewer than half of those who could told something. */
function coverageFindings(year: CountryYear): Finding[] {
  const low = Object.entries(year.completeness).filter(([, { reported, of }]) => of > 0 && reported * 2 < of)
  const parts = new Map<string, { readonly figures: FigureId[]; readonly reported: number; readonly of: number }>()
  for (const [id, { reported, of }] of low) {
    const figure = id as FigureId
    const key = `${FIGURES[figure].part}-${reported}-${of}`
    parts.set(key, { figures: [...(parts.get(key)?.figures ?? []), figure], reported, of })
  }
  return [...parts].map(([key, { figures, reported, of }]) =>
    finding(
      'C13',
      key,
      figures,
      said`Informaron ${people(reported)} de ${people(of)} entidades: ${figures.map(titleOf).join('; ')}.`,
    ),
  )
}

/**
 * Everything in a year that does not agree with itself, that cannot be checked, or that jumps against the year before. It
 * changes no figure: a finding is resolved in the records, or explained in the report.
 */
export function consistencyFindings(year: CountryYear, before: CountryYear | null): Finding[] {
  return [
    ...sumFindings(year),
    ...shareFindings(year),
    ...twicePercentFindings(year),
    ...listFindings(year),
    ...levelFindings(year),
    ...orderFindings(year),
    ...budgetFindings(year),
    ...jumpFindings(year, before),
    ...gapFindings(year),
    ...coverageFindings(year),
  ].toSorted((one, other) => one.code.localeCompare(other.code))
}

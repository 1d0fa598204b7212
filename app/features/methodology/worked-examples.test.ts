import { describe, expect, test } from 'vitest'
import { workedExamples } from './worked-examples.ts'

const examples = workedExamples()

/** Worked out by hand or with tables; the page must say the same. */
describe('the examples of the methodology', () => {
  test('one answer: a number is its text, a reversed phrase is turned, no sé is left out or is 0', () => {
    const { asNumber, asText, favourable, reversed, unknownOpinion, unknownKnowledge } = examples.answers
    expect([asNumber.points, asText.points]).toEqual([50, 50])
    expect([favourable.answer, favourable.points, reversed.answer, reversed.points]).toEqual([
      'De acuerdo',
      75,
      'De acuerdo',
      25,
    ])
    expect([unknownOpinion.points, unknownKnowledge.points]).toEqual([null, 0])
  })

  test('two answers are enough of four, and too few of five', () => {
    expect(examples.notApplicable.notApplicable).toMatchObject({ kind: 'scored', answered: 2, applicable: 4 })
    expect(examples.notApplicable.blank).toEqual({ kind: 'insufficient', answered: 2, applicable: 5 })
    expect(examples.minimum.two.kind).toBe('insufficient')
    expect(examples.minimum.three.kind).toBe('scored')
  })

  test('a person: what has no points does not count, and five of nine dimensions are enough', () => {
    const scored = examples.person.rows.filter(({ points }) => points !== null)
    expect(examples.person.score).toMatchObject({
      kind: 'scored',
      score: scored.reduce((sum, { points }) => sum + (points ?? 0), 0) / scored.length,
    })
    expect(examples.person.rows.some(({ points }) => points === null)).toBe(true)
    expect(examples.person.overall).toMatchObject({ kind: 'scored', answered: 5, applicable: 9 })
    expect(examples.participation).toEqual({ received: 2, participants: 1 })
  })

  test('with the last question counting twice: (75 + 100 + 75 + 2 × 50) / 5', () => {
    expect(examples.person.rows.map(({ points }) => points)).toEqual([75, 100, null, 75, 50])
    expect(examples.weights.equal).toMatchObject({ score: 75 })
    expect(examples.weights.twice).toMatchObject({ score: 70 })
    expect(examples.weights.allEqual).toBe(true)
  })

  test('twelve scores of forty people', () => {
    expect(examples.margin.mean).toBeCloseTo(740 / 12, 9)
    // t(97.5 %, 11) = 2.201; s = 15.317…; √(28/39) = 0.8473
    expect(examples.margin.t).toBeCloseTo(2.201, 3)
    expect(examples.margin.correction).toBeCloseTo(0.8473, 4)
    expect(examples.margin.margin).toBeCloseTo((2.201 * examples.margin.deviation * 0.8473) / Math.sqrt(12), 2)
    expect(examples.margin.ofEverybody).toBe(0)
    expect(examples.margin.ofTooFewPeople).toBe(examples.margin.withoutCorrection)
  })

  test('at the ends, and where nobody differs', () => {
    expect(examples.edges.high.mean + examples.edges.high.margin).toBeGreaterThan(100)
    expect(examples.edges.high.shown).toMatchObject({ high: 100 })
    expect(examples.edges.alike.margin).toBe(0)
    expect(examples.edges.alike.shown).toMatchObject({ value: 60, margin: 7, low: 53, high: 67 })
    // A margin of 6.004: nobody lies further than s × 11 / √12 from the mean, which is 30 points for s = 9.45.
    // 740 points of twelve people, and 28 people with 0 or with 100.
    expect(examples.silence).toMatchObject({ silent: 28, low: 740 / 40, high: 3540 / 40 })
  })

  test('levels: a cut belongs to the level above it, and 78 is another level in the budget', () => {
    expect(examples.levels.edges.map(({ level }) => level)).toEqual([
      'initial',
      'in-process',
      'advanced',
      'consolidated',
    ])
    expect([examples.levels.staff, examples.levels.budget]).toEqual(['advanced', 'consolidated'])
    expect(examples.levels.spanning).toMatchObject({ spansCut: true })
  })

  test('4 of 40 and a noise of +1: the chances of the noise by hand, and an interval that shrinks with what is known', () => {
    const { chances, more, factor, unknown, known, everybody } = examples.noise
    const [none, one] = chances.map(({ chance }) => chance)
    expect(none).toBeCloseTo((Math.E - 1) / (Math.E + 1), 12)
    expect(one).toBeCloseTo((2 / Math.E) * ((Math.E - 1) / (Math.E + 1)), 12)
    expect((none ?? 0) + (one ?? 0) + more).toBeCloseTo(1, 12)
    expect(factor).toBeCloseTo(Math.E, 12)
    const widths = [unknown, known, everybody].map(({ low, high }) => high - low)
    expect(widths).toEqual([...widths].sort((a, b) => b - a))
    // 5/40 = 12.5 %; P(|Z| > 3) = 2e⁻⁴/(1 + e⁻¹) = 2.7 %, 1.3 % a side.
    expect(everybody).toEqual({ percent: 13, low: 5, high: 20 })
  })

  test('one gap is called, one includes zero, and one is certain and too small', () => {
    const { first, second, certain } = examples.gap
    // v = 400/40 × 20/59 + 324/35 × 35/69
    expect(first.error).toBeCloseTo(Math.sqrt((10 * 20) / 59 + (324 / 35) * (35 / 69)), 9)
    expect([first.called, second.called, certain.called]).toEqual([true, false, false])
    expect(second.low < 0 && second.high > 0).toBe(true)
    expect(certain.low).toBeGreaterThan(0)
  })

  test('60 of 80 are egalitarian themselves, 32 of 80 think so of their colleagues', () => {
    expect(examples.perceivedNorm.found).toEqual({
      own: 75,
      perceived: 40,
      difference: 35,
      low: 14,
      high: 56,
      says: 'El personal opina más a favor de la igualdad de lo que cree de sus colegas: 35 puntos (entre +14 y +56).',
    })
  })

  test('the same change is claimed alone, and not among seven; a certain change of 3.5 points is none', () => {
    expect(examples.overTime.alone).toMatchObject({ kind: 'estimated', claimed: true })
    expect(examples.overTime.amongSeven).toMatchObject({ kind: 'estimated', claimed: false })
    expect(examples.overTime.small.change).toMatchObject({ kind: 'estimated', difference: 3.5, claimed: false })
    const { change } = examples.overTime.small
    expect(change.kind === 'estimated' && change.low > 0).toBe(true)
  })

  test('of two versions one dimension is not compared; the lowest rose by 11, the others by (5+6+5+5+6+5+6+5)/8', () => {
    expect(examples.overTime.comparable.changed).toHaveLength(1)
    expect(examples.overTime.comparable.overall).toBe(false)
    expect(examples.overTime.lowest).toMatchObject({ change: 11, others: 5.4 })
  })

  test('a dimension of the budget: declared over four, verified over five, three of four claims not verified as declared', () => {
    const { declared, verified, verifiedWhenAccepted, unverified, points } = examples.budget.dimension
    expect(declared).toBeCloseTo((100 + 100 + 200 / 3 + 0) / 4, 9)
    expect(verified).toBeCloseTo((100 + 200 / 3 + 0 + 0 + 0) / 5, 9)
    expect(verifiedWhenAccepted).toBeCloseTo((100 + 200 / 3 + 0 + 0) / 4, 9)
    expect(unverified).toBe(3 / 4)
    expect(points.map((each) => Math.round(each.points))).toEqual([0, 33, 67, 100])
  })

  test('eight dimensions of nine at the top: consolidated without the cap, in process with it', () => {
    expect(examples.budget.cap.overall).toBeCloseTo(800 / 9, 9)
    expect(examples.budget.cap.level).toMatchObject({ uncapped: 'consolidated', id: 'in-process' })
  })

  test('alpha of five people and three items', () => {
    // Variances 0.15625, 0.075, 0.1375; variance of the sum 0.95625 (all with divisor n − 1).
    expect(examples.alpha.variances.map((variance) => Number(variance.toFixed(9)))).toEqual([0.15625, 0.075, 0.1375])
    expect(examples.alpha.alpha).toBeCloseTo(1.5 * (1 - (0.15625 + 0.075 + 0.1375) / 0.95625), 9)
  })

  test('enough answers with rates too far apart; a third who do not know', () => {
    expect(examples.representative.problems).toEqual(['sexes-differ'])
    expect(examples.unknown.isFinding).toBe(true)
  })
})

describe('the examples of what is hidden', () => {
  const { figures, small, cutCount, leftOut, cuts, shares, open } = examples.disclosure

  test('a figure of nine is hidden, of 24 whole, of 64 with a decimal, of 97 bounded', () => {
    const shown = [figures.hidden, figures.whole, figures.decimal, figures.extreme].map((figure) =>
      figure.shown.kind === 'scored' ? [figure.shown.value, figure.shown.bound] : figure.shown.reason,
    )
    expect(shown).toEqual(['too-few-answers', [61, 'exact'], [61.4, 'exact'], [95, 'at-least']])
    expect(small).toMatchObject({ participants: 19, shown: { kind: 'suppressed', reason: 'small-entity' } })
    expect(cutCount).toMatchObject({ n: 43, shown: { n: 40 } })
  })

  test('left out: 7 are not shown, 12 and 11 apart, 12 and 4 together', () => {
    expect(leftOut.map(({ shown }) => (shown.kind === 'shown' ? shown.leftOut : shown))).toMatchObject([
      { kind: 'suppressed' },
      { unknown: 19, rest: 17 },
      { unknown: null, rest: 29 },
    ])
  })

  test('both levels; with four people in no group the difference alone; ten answers of six men say nothing', () => {
    expect(cuts.map(({ levels, gap }) => [levels, gap?.kind])).toEqual([
      [true, 'estimated'],
      [false, 'estimated'],
      [false, 'suppressed'],
    ])
    const [beside, alone] = cuts.map(({ gap }) => (gap?.kind === 'estimated' ? gap.high - gap.low : 0))
    expect(alone).toBeGreaterThan(beside ?? 0)
  })

  test('nearly unanimous: at most 3 of 60, nobody or not', () => {
    expect(shares.smallest.map(({ t }) => t)).toEqual([3, 3, 10])
    expect(shares.unanimous.shown).toMatchObject({
      classes: [
        { share: { kind: 'at-most', percent: 5 } },
        { share: { kind: 'at-most', percent: 5 } },
        { share: { kind: 'at-least', percent: 90 } },
      ],
    })
  })

  test('an open campaign says less than ten, or steps of five', () => {
    expect(open.map(({ shown }) => shown)).toEqual([{ kind: 'fewer-than-ten' }, { kind: 'at-least', n: 20 }])
  })
})

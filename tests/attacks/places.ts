import type { Defence } from '#surveys/disclosure/defences.ts'

/** Where a defence lives, and what it does, for somebody who reads the code for the first time. */
export const PLACES: Readonly<Record<Defence, { readonly file: string; readonly does: string }>> = {
  'k-answers': { file: 'surveys/disclosure/figure.ts', does: 'no figure, item or cell of fewer than k = 10 answers' },
  'extremes-bounded': {
    file: 'surveys/disclosure/figure.ts',
    does: 'a mean within 5 points of an end reads "≤ 5" or "≥ 95", without margin',
  },
  'margin-leaves-open': {
    file: 'surveys/disclosure/figure.ts',
    does: 'no margin so small that it tells of each person within less than 60 points',
  },
  'overall-hides': {
    file: 'surveys/disclosure/make-release.ts',
    does: 'beside a hidden dimension the overall is hidden',
  },
  'overall-tells-no-bound': {
    file: 'surveys/disclosure/make-release.ts',
    does: 'the overall does not move with a dimension that is only bounded',
  },
  'detail-from-twenty': { file: 'surveys/disclosure/make-release.ts', does: 'under 20 answers no items and no cuts' },
  'cell-population-at-least-k': {
    file: 'surveys/disclosure/cell.ts',
    does: 'no group of a cut behind which fewer than k counted people stand',
  },
  'cell-within-population': {
    file: 'surveys/disclosure/cell.ts',
    does: 'no group of a cut with more answers than people',
  },
  'levels-need-nobody-outside': {
    file: 'surveys/disclosure/cuts.ts',
    does: 'with one to nine people in no shown group there are no levels',
  },
  'levels-of-one-kind': {
    file: 'surveys/disclosure/cuts.ts',
    does: 'no level that is only bounded beside one, or a total, that is not',
  },
  'spread-stays-open': {
    file: 'surveys/disclosure/cuts.ts',
    does: 'no levels and no difference where margins, subtracted, tell of each person within less than 60 points',
  },
  'lonely-gap-from-plan': {
    file: 'surveys/disclosure/gaps.ts',
    does: 'the interval of a difference without levels is made without the spread of the answers',
  },
  'group-never-complete': {
    file: 'surveys/disclosure/figure.ts',
    does: 'no margin of 0 in a group: it would say that all of it answered',
  },
  'link-from-hundred': {
    file: 'surveys/disclosure/make-release.ts',
    does: 'by the single link, questions and groups only from 100 answers',
  },
  'cut-counts-rounded': {
    file: 'surveys/disclosure/count.ts',
    does: 'numbers of answers of a cut are rounded down to 5',
  },
  'gap-beside-bound': { file: 'surveys/disclosure/gaps.ts', does: 'no difference beside a level that is only bounded' },
  'few-are-bounded': {
    file: 'surveys/disclosure/distribution.ts',
    does: 'fewer than t answers of a kind read as a bound',
  },
  'neighbours-widened': {
    file: 'surveys/disclosure/distribution.ts',
    does: 'beside a bound another share becomes an interval',
  },
  'mean-from-shares': {
    file: 'surveys/disclosure/distribution.ts',
    does: 'the mean of grouped answers is worked out from the shown shares',
  },
  'items-in-pairs': {
    file: 'surveys/disclosure/make-release.ts',
    does: 'an item in groups never stands alone in its dimension',
  },
  'counts-at-least': {
    file: 'surveys/disclosure/count.ts',
    does: 'where one to nine people are missing, all numbers read "at least"',
  },
  'left-out-together': {
    file: 'surveys/disclosure/distribution.ts',
    does: 'what was left out is one class, shown from k',
  },
  'participation-in-steps': {
    file: 'surveys/disclosure/participation.ts',
    does: 'while open: "fewer than 10", then steps of 5',
  },
  'spent-looks-free': {
    file: 'db/queries/admission.server.ts',
    does: 'looking at a code or a link tells nobody whether it was used',
  },
  'experience-noise': {
    file: 'surveys/disclosure/prevalence.ts',
    does: 'every count of what happened to people carries noise, drawn once',
  },
  'nine-months-apart': {
    file: 'db/migrations/0000_start.sql',
    does: 'no two releases of an entity and instrument within nine months',
  },
  'pool-of-five': { file: 'surveys/disclosure/pool.ts', does: 'no figure over fewer than five entities' },
  'pool-without-giant': { file: 'surveys/disclosure/pool.ts', does: 'no entity with more than half of the answers' },
  'pool-hides-small': {
    file: 'surveys/disclosure/pool.ts',
    does: 'entities with hidden figures enter as a set of five, or not',
  },
  'pool-by-quarter': {
    file: 'surveys/disclosure/pool.ts',
    does: 'each campaign enters one quarter, so that no pool holds another',
  },
  'group-cuts-inside': {
    file: 'surveys/disclosure/pool/score-group.ts',
    does: 'of the others of its group an entity reads a cut only where more of them than may collude lie beyond it on each side',
  },
  'group-by-lot': {
    file: 'surveys/disclosure/pool/score-group.ts',
    does: 'each result enters one group, once, so that no two groups share a score',
  },
  'group-in-steps': {
    file: 'surveys/disclosure/pool/score-group.ts',
    does: 'cuts of a group read to the nearest 5 points',
  },
  'stored-in-lots': { file: 'db/queries/lots.server.ts', does: 'answers wait until ten can be stored together' },
  'codes-marked-in-lots': {
    file: 'db/queries/lots.server.ts',
    does: 'used codes are marked ten together, apart from the answers',
  },
  'journal-emptied': {
    file: 'db/waiting-file.server.ts',
    does: 'answers wait in a file of their own, in which what stood there before is overwritten at each commit',
  },
  'waiting-in-id-order': {
    file: 'db/queries/sendings.server.ts',
    does: 'what waits stands in the order of random ids, never in that of arrival',
  },
  'experience-without-sex': {
    file: 'db/queries/sendings.server.ts',
    does: 'what happened keeps the sex only where 100 women and 100 men work',
  },
  'lot-hides-few': {
    file: 'surveys/disclosure/pool/item-lot.ts',
    does: 'in national totals of questions nobody is left alone once the shown questions of the others are subtracted',
  },
  'fresh-ids': {
    file: 'db/queries/row-rewrites.server.ts',
    does: 'at the close every row gets another id',
  },
  'rewritten-in-key-order': {
    file: 'db/queries/row-rewrites.server.ts',
    does: 'at the close all rows are written anew in the order of their keys',
  },
  'segments-erased': {
    file: 'db/queries/row-rewrites.server.ts',
    does: 'at the close every segment but sex is erased',
  },
  'admissions-forgotten': {
    file: 'db/queries/closing.server.ts',
    does: 'at the close codes, links and form ids are deleted',
  },
  'secure-delete': { file: 'db/client.server.ts', does: 'what is deleted is overwritten' },
  'log-emptied': { file: 'db/queries/closing.server.ts', does: 'the write-ahead log is emptied after the close' },
  'backups-sealed': {
    file: 'db/queries/backup.server.ts',
    does: 'backups hold campaigns without a release sealed to a key of each',
  },
  'campaign-key-destroyed': {
    file: 'db/campaign-keys.server.ts',
    does: 'the key of a campaign is destroyed once a backup holds its release',
  },
  'closed-rows-sealed': {
    file: 'db/queries/backup.server.ts',
    does: 'backups hold the answers that a close leaves sealed, each part to a key of its own',
  },
  'pool-waits-for-keys': {
    file: 'db/queries/experience-pools.server.ts',
    does: 'what was drawn of a year is shown when no backup from before it can be restored any more',
  },
  'log-checked': {
    file: 'db/queries/closing.server.ts',
    does: 'a close is done only when the log is seen to be empty',
  },
}

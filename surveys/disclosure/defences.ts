/**
 * Every defence that the attacks of `tests/attacks/` take away once, to see that they notice. The product always has
 * all of them: no code outside the tests passes anything but the default (`tests/architecture/defences.test.ts`).
 */
export const DEFENCE_NAMES = [
  'k-answers',
  'extremes-bounded',
  'margin-leaves-open',
  'overall-hides',
  'overall-tells-no-bound',
  'detail-from-twenty',
  'cell-population-at-least-k',
  'cell-within-population',
  'levels-need-nobody-outside',
  'levels-of-one-kind',
  'spread-stays-open',
  'lonely-gap-from-plan',
  'group-never-complete',
  'link-from-hundred',
  'cut-counts-rounded',
  'gap-beside-bound',
  'few-are-bounded',
  'neighbours-widened',
  'mean-from-shares',
  'items-in-pairs',
  'counts-at-least',
  'left-out-together',
  'participation-in-steps',
  'spent-looks-free',
  'experience-noise',
  'nine-months-apart',
  'pool-of-five',
  'pool-without-giant',
  'pool-hides-small',
  'pool-by-quarter',
  'group-cuts-inside',
  'group-by-lot',
  'group-in-steps',
  'lot-hides-few',
  'stored-in-lots',
  'codes-marked-in-lots',
  'journal-emptied',
  'waiting-in-id-order',
  'experience-without-sex',
  'fresh-ids',
  'rewritten-in-key-order',
  'segments-erased',
  'admissions-forgotten',
  'secure-delete',
  'log-emptied',
  'backups-sealed',
  'campaign-key-destroyed',
  'closed-rows-sealed',
  'pool-waits-for-keys',
  'log-checked',
] as const

export type Defence = (typeof DEFENCE_NAMES)[number]
export type Defences = Readonly<Record<Defence, boolean>>

/** What the product has. */
export const ALL_DEFENCES: Defences = Object.freeze(
  Object.fromEntries(DEFENCE_NAMES.map((name) => [name, true])) as Record<Defence, boolean>,
)

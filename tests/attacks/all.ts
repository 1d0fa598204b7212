import type { Attack } from './attack.ts'
import { BACKUP_ATTACK } from './backups.ts'
import { BISECT_ATTACK } from './bisected-population.ts'
import { CLOSED_BACKUPS_ATTACK } from './closed-backups.ts'
import { COPIER_ATTACKS } from './copier.ts'
import { EVERY_FIGURE_ATTACK } from './every-figure.ts'
import { FIGURE_ATTACKS } from './figures.ts'
import { ITEM_TOTALS_ATTACK } from './item-totals.ts'
import { ITEM_ATTACKS } from './items.ts'
import { JOINT_ATTACK } from './joint.ts'
import { KNOWN_ANSWERS_ATTACK } from './known-answers.ts'
import { PARTICIPATION_ATTACK } from './participation.ts'
import { POLLED_CODES_ATTACK } from './polled-codes.ts'
import { POOL_ATTACK } from './pools.ts'
import { PREVALENCE_ATTACKS } from './prevalence.ts'
import { STORAGE_ATTACKS } from './storage.ts'
import { STUFFER_ATTACK } from './stuffer.ts'
import { WHERE_ATTACK } from './where-we-stand.ts'
import { YEARS_ATTACK } from './years.ts'

/** Every attack that is tried. */
export const ATTACKS: readonly Attack[] = [
  ...FIGURE_ATTACKS,
  ...ITEM_ATTACKS,
  JOINT_ATTACK,
  KNOWN_ANSWERS_ATTACK,
  PARTICIPATION_ATTACK,
  POLLED_CODES_ATTACK,
  BISECT_ATTACK,
  ...PREVALENCE_ATTACKS,
  STUFFER_ATTACK,
  EVERY_FIGURE_ATTACK,
  YEARS_ATTACK,
  POOL_ATTACK,
  WHERE_ATTACK,
  ITEM_TOTALS_ATTACK,
  ...STORAGE_ATTACKS,
  BACKUP_ATTACK,
  CLOSED_BACKUPS_ATTACK,
  ...COPIER_ATTACKS,
]

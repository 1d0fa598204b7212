import { ADMINISTRATOR_MANUAL } from './administrator-manual.ts'
import { ANALYST_MANUAL } from './analyst-manual.ts'
import { CONTRIBUTOR_MANUAL } from './contributor-manual.ts'
import { COORDINATOR_MANUAL } from './coordinator-manual.ts'
import { CUSTODIAN_MANUAL } from './custodian-manual.ts'
import { HEAD_MANUAL } from './head-manual.ts'
import { HUMAN_RESOURCES_MANUAL } from './human-resources-manual.ts'
import type { Manual } from './manual.ts'
import { READER_MANUAL } from './reader-manual.ts'
import { TRANSCRIBER_MANUAL } from './transcriber-manual.ts'

/** Every manual: those of an entity first, as somebody meets them. */
export const ALL_MANUALS: readonly Manual[] = [
  COORDINATOR_MANUAL,
  HEAD_MANUAL,
  CONTRIBUTOR_MANUAL,
  READER_MANUAL,
  CUSTODIAN_MANUAL,
  TRANSCRIBER_MANUAL,
  HUMAN_RESOURCES_MANUAL,
  ANALYST_MANUAL,
  ADMINISTRATOR_MANUAL,
]

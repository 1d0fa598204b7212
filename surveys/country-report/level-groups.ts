import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'

/** Levels of government as the report for 2019 puts them together (OP05). */
export const NATIONAL: readonly GovernmentLevel[] = ['ministry', 'national-entity', 'autonomous-body']
export const REGIONAL: readonly GovernmentLevel[] = ['regional-government']
export const LOCAL: readonly GovernmentLevel[] = ['local-government']
export const SUB_NATIONAL: readonly GovernmentLevel[] = [...REGIONAL, ...LOCAL]

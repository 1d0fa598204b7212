import type { GovernmentLevel, SizeBand } from '#surveys/model/entity-kind.ts'

/** Levels as a group, for columns. */
export const LEVEL_GROUP_NAMES = {
  ministry: 'Ministerios',
  'national-entity': 'Entidades nacionales',
  'autonomous-body': 'Organismos autónomos',
  'regional-government': 'Gobiernos regionales',
  'local-government': 'Gobiernos locales',
} satisfies Record<GovernmentLevel, string>

/** Sizes of entities, by the people who work in them. */
export const SIZE_NAMES = {
  'under-50': 'Menos de 50 personas',
  '50-199': 'De 50 a 199',
  '200-499': 'De 200 a 499',
  'from-500': '500 o más',
  unknown: 'Sin cifra confirmada',
} satisfies Record<SizeBand, string>

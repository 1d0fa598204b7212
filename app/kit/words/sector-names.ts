import type { Sector } from '#surveys/model/entity-identity.ts'

/** Sectors of the executive as their ministries are called today. */
export const SECTOR_NAMES = {
  agriculture: 'Desarrollo Agrario y Riego',
  environment: 'Ambiente',
  'foreign-trade-and-tourism': 'Comercio Exterior y Turismo',
  culture: 'Cultura',
  defense: 'Defensa',
  'development-and-social-inclusion': 'Desarrollo e Inclusión Social',
  'economy-and-finance': 'Economía y Finanzas',
  education: 'Educación',
  'energy-and-mines': 'Energía y Minas',
  interior: 'Interior',
  'justice-and-human-rights': 'Justicia y Derechos Humanos',
  'women-and-vulnerable-populations': 'Mujer y Poblaciones Vulnerables',
  'presidency-of-the-council-of-ministers': 'Presidencia del Consejo de Ministros',
  production: 'Producción',
  'foreign-affairs': 'Relaciones Exteriores',
  health: 'Salud',
  labour: 'Trabajo y Promoción del Empleo',
  'transport-and-communications': 'Transportes y Comunicaciones',
  housing: 'Vivienda, Construcción y Saneamiento',
} satisfies Record<Sector, string>

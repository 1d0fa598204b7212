import { plainName } from '#surveys/text/written-text.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'

export type DemoEntity = {
  readonly id: string
  readonly name: string
  readonly level: GovernmentLevel
  readonly region: string | null
  readonly women: number
  readonly men: number
  /** What stands open or in another state today. */
  readonly today: 'closed' | 'open' | 'scheduled' | 'draft' | 'cancelled' | 'annulled' | 'population-review' | 'nothing'
  /** Share 0-1 of staff who answer. */
  readonly response: number
  readonly climate: 'usual' | 'improving' | 'gap' | 'alike' | 'low' | 'high'
}

type Row = readonly [
  name: string,
  level: GovernmentLevel,
  region: string | null,
  women: number,
  men: number,
  today: DemoEntity['today'],
  response: number,
  climate: DemoEntity['climate'],
]

/** Entities that do not exist: every name says so. */
const ROWS: readonly Row[] = [
  ['Municipalidad Provincial de Yanamarca', 'local-government', 'Junín', 318, 346, 'nothing', 0.68, 'gap'],
  ['Ministerio de los Vientos', 'ministry', 'Lima', 1240, 1260, 'closed', 0.64, 'improving'],
  ['Ministerio de las Orillas', 'ministry', 'Lima', 1150, 1100, 'closed', 0.58, 'usual'],
  ['Ministerio de los Caminos Altos', 'ministry', 'Lima', 900, 1600, 'closed', 0.55, 'gap'],
  ['Ministerio de la Palabra', 'ministry', 'Lima', 1300, 1000, 'closed', 0.66, 'high'],
  ['Ministerio del Arcoíris', 'ministry', 'Lima', 610, 560, 'open', 0.5, 'usual'],
  ['Ministerio de las Quenas', 'ministry', 'Lima', 420, 480, 'scheduled', 0.6, 'usual'],
  ['Instituto Nacional de Semillas Imaginarias', 'national-entity', 'Lima', 1180, 1220, 'closed', 0.6, 'usual'],
  ['Autoridad Nacional de Puentes Colgantes', 'national-entity', 'Cusco', 700, 1700, 'closed', 0.52, 'low'],
  ['Servicio Nacional de Faros Interiores', 'national-entity', 'Loreto', 1100, 1300, 'closed', 0.61, 'improving'],
  ['Archivo Nacional de Nubes', 'national-entity', 'Lima', 640, 560, 'closed', 0.6, 'usual'],
  ['Oficina Nacional de Relojes Públicos', 'national-entity', 'Lima', 520, 690, 'closed', 0.57, 'gap'],
  ['Agencia de Cometas y Volantines', 'national-entity', 'Arequipa', 590, 610, 'closed', 0.63, 'high'],
  ['Programa Nacional Manta Tejida', 'national-entity', 'Puno', 810, 390, 'closed', 0.66, 'usual'],
  ['Superintendencia de Ferias', 'national-entity', 'Lima', 450, 470, 'closed', 0.6, 'usual'],
  ['Instituto del Maíz Morado', 'national-entity', 'Áncash', 260, 240, 'closed', 0.64, 'improving'],
  ['Fondo de Bibliotecas Errantes', 'national-entity', 'Lima', 160, 90, 'open', 0.55, 'usual'],
  ['Centro Nacional de Mareas', 'national-entity', 'Callao', 120, 180, 'annulled', 0.5, 'usual'],
  ['Comisión de Plazas Arboladas', 'national-entity', 'Lima', 70, 65, 'closed', 0.7, 'alike'],
  ['Registro Nacional de Telares', 'national-entity', 'Ayacucho', 60, 50, 'draft', 0.6, 'usual'],
  ['Defensoría de los Ríos', 'autonomous-body', 'Lima', 640, 590, 'closed', 0.63, 'usual'],
  ['Jurado de Cuentos', 'autonomous-body', 'Lima', 280, 260, 'closed', 0.61, 'gap'],
  ['Consejo Autónomo de Mapas', 'autonomous-body', 'Lima', 210, 230, 'closed', 0.6, 'high'],
  ['Tribunal de Juegos Tradicionales', 'autonomous-body', 'Lima', 150, 140, 'closed', 0.58, 'usual'],
  ['Contaduría de Estrellas', 'autonomous-body', 'Lima', 520, 540, 'closed', 0.6, 'improving'],
  ['Gobierno Regional de Antarumi', 'regional-government', 'Antarumi', 980, 1420, 'closed', 0.54, 'low'],
  ['Gobierno Regional de Qoyllur', 'regional-government', 'Qoyllur', 1020, 1180, 'closed', 0.59, 'usual'],
  ['Gobierno Regional de Puna Verde', 'regional-government', 'Puna Verde', 560, 640, 'closed', 0.6, 'improving'],
  ['Gobierno Regional de Costa Serena', 'regional-government', 'Costa Serena', 610, 590, 'closed', 0.6, 'usual'],
  ['Gobierno Regional de Selva Clara', 'regional-government', 'Selva Clara', 380, 520, 'closed', 0.56, 'gap'],
  [
    'Gobierno Regional de Valle Hondo',
    'regional-government',
    'Valle Hondo',
    300,
    310,
    'population-review',
    0.6,
    'usual',
  ],
  ['Gobierno Regional de Lomas Altas', 'regional-government', 'Lomas Altas', 240, 260, 'cancelled', 0.6, 'usual'],
  ['Municipalidad Distrital de Wayrapampa', 'local-government', 'Cusco', 48, 57, 'closed', 0.71, 'usual'],
  ['Municipalidad Distrital de Chaskipata', 'local-government', 'Apurímac', 40, 44, 'closed', 0.7, 'low'],
  ['Municipalidad Distrital de Ñawinpuquio', 'local-government', 'Ayacucho', 30, 34, 'closed', 0.72, 'gap'],
  ['Municipalidad Distrital de Sarapampa', 'local-government', 'Junín', 22, 24, 'closed', 0.78, 'usual'],
  ['Municipalidad Distrital de Inti Killa', 'local-government', 'Puno', 12, 10, 'closed', 0.82, 'usual'],
  ['Municipalidad Distrital de Rumichaca Chica', 'local-government', 'Huancavelica', 7, 8, 'closed', 0.5, 'usual'],
  ['Municipalidad Distrital de Pachatusan', 'local-government', 'Cusco', 3, 3, 'closed', 0.9, 'usual'],
  ['Municipalidad Provincial de Altomayu', 'local-government', 'San Martín', 190, 210, 'closed', 0.62, 'usual'],
  ['Municipalidad Provincial de Aguas Dulces', 'local-government', 'Piura', 150, 170, 'closed', 0.6, 'improving'],
  ['Municipalidad Provincial de Tres Cerros', 'local-government', 'Tacna', 130, 120, 'closed', 0.61, 'high'],
  ['Municipalidad Provincial de Llamapata', 'local-government', 'Huánuco', 90, 110, 'closed', 0.58, 'usual'],
  ['Municipalidad Provincial de Mishki Yaku', 'local-government', 'Loreto', 110, 95, 'closed', 0.6, 'usual'],
  ['Municipalidad Provincial de Quinua Blanca', 'local-government', 'Puno', 95, 88, 'closed', 0.63, 'gap'],
  ['Municipalidad Distrital de Molle Viejo', 'local-government', 'Lima', 60, 70, 'open', 0.4, 'usual'],
  ['Municipalidad Distrital de Tarukamarka', 'local-government', 'Ica', 85, 95, 'nothing', 0.6, 'usual'],
  ['Municipalidad Distrital de Kantupata', 'local-government', 'Moquegua', 55, 45, 'nothing', 0.6, 'usual'],
]

function idOf(name: string): string {
  return `ejemplo-${plainName(name).replace(/ /g, '-')}`
}

export const DEMO_ENTITIES: readonly DemoEntity[] = ROWS.map(
  ([name, level, region, women, men, today, response, climate]) => ({
    id: idOf(name),
    name: `${name} (ejemplo)`,
    level,
    region,
    women,
    men,
    today,
    response,
    climate,
  }),
)

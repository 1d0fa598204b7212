import type { Practice } from '../country-year.ts'

/** Good practices that the report of 2019 describes, in its words; «X a través de Y» stands as it does there. */
export const PRACTICES_IN_2019: readonly Practice[] = [
  {
    entity: 'PCM a través de INDECOPI',
    texts: [
      'Relanzamiento de las bases del Concurso «Primero los Clientes» e incluir una categoría denominada «Igualdad e Inclusión».',
      'III Reunión subregional sobre Propiedad Intelectual, Innovación y Equidad de género.',
      'La mujer peruana y la Propiedad Intelectual. Mujeres en sus marcas: Perú La mujer peruana y la Propiedad Intelectual.',
    ],
  },
  {
    entity: 'MEF a través de la ONP',
    texts: [
      '«Indicadores de género para la Dirección de Producción y la Oficina de Recursos Humanos», Sistema Estatal de Indicadores de Género SEIG, España.',
    ],
  },
  { entity: 'MINEDU', texts: ['Estrategia de participación estudiantil «Somos Pares».'] },
  {
    entity: 'MINAM a través del Organismo de Evaluación y Fiscalización Ambiental (OEFA)',
    texts: ['Participación en el Ranking PAR 2019, obteniendo el primer lugar en el ranking de entidades públicas.'],
  },
  {
    entity: 'Servicio Nacional de Certificación Ambiental para la Inversiones Sostenible (SENACE)',
    texts: [
      'Procesos de participación ciudadana con enfoque de género e interculturalidad efectiva con la población de los ámbitos de los proyectos de inversión.',
    ],
  },
  {
    entity: 'Gobierno Regional de Cajamarca',
    texts: [
      '«Estrategia territorial con articulación multinivel para la transversalización del enfoque de género en municipalidades rurales del Perú».',
    ],
  },
  {
    entity: 'Gobierno Regional de Apurímac',
    texts: [
      'Proceso de articulación para la implementación del Plan Regional de Igualdad de Género (PRIGA) 2018-2021.',
    ],
  },
  {
    entity: 'Gobierno Regional de Huancavelica',
    texts: ['Programa de Empoderamiento de las Mujeres Huancavelicanas.'],
  },
  {
    entity: 'Gobierno Regional de Ucayali',
    texts: [
      'Proceso de articulación de MIG regional y local para incorporar el enfoque de género en la gestión pública.',
    ],
  },
]

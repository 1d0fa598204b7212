import { IN_FORCE, type NormRows } from '../norm.ts'

/** Budget, personal data, transparency and digital government. */
export const MANAGEMENT_NORMS = {
  'dleg-1440': {
    ...IN_FORCE,
    published: '2018-09-16',
    // Its ninth final provision; articles 16, 17, 21, 24-27, 47, 50, 51, 58-60, 64 and 77 begin when the MEF says so.
    inForceFrom: '2019-01-01',
    label: 'D. Leg. 1440',
    title: 'Sistema Nacional de Presupuesto Público',
    says: 'Ordena las fases del presupuesto, de la programación multianual a la evaluación; los artículos 16, 17, 47 y 77, entre otros, se aplican por etapas, cuando el MEF lo dispone; no se halló en él una regla sobre igualdad entre mujeres y hombres.',
    articles: '2; 8; 13-17; 22; 45-49; 55-57; 77; novena disposición complementaria final',
    read: 'text',
  },
  'ley-28056': {
    ...IN_FORCE,
    published: '2003-08-08',
    label: 'Ley 28056',
    title: 'Ley marco del presupuesto participativo',
    says: 'Rige el presupuesto participativo con principios de igualdad y equidad; una cuota solo puede venir de la ordenanza local.',
    articles: '1-6; 9-11',
    read: 'text',
  },
  'rs-024-2019-ef': {
    ...IN_FORCE,
    published: '2019-12-30',
    label: 'R.S. 024-2019-EF',
    title: 'Programa presupuestal orientado a resultados de reducción de la violencia contra la mujer',
    says: 'Aprueba un programa con doce resultados, veinticuatro productos y setenta y siete intervenciones.',
    articles: '',
    read: 'excerpt',
  },
  'ley-29733': {
    ...IN_FORCE,
    published: '2011-07-03',
    label: 'Ley 29733',
    title: 'Ley de protección de datos personales',
    says: 'Obliga a informar a las personas, a guardar reserva y a cuidar los datos sensibles.',
    articles: '17; 18',
    read: 'excerpt',
  },
  'ds-016-2024-jus': {
    ...IN_FORCE,
    published: '2024-11-30',
    // Its first final provision: from 120 calendar days after its publication on.
    inForceFrom: '2025-03-30',
    label: 'D.S. 016-2024-JUS',
    title: 'Reglamento de la Ley 29733',
    says: 'Pide avisar de un incidente en cuarenta y ocho horas, contar con oficial de datos personales y tener un documento de seguridad.',
    articles: '34; 37.1; primera disposición complementaria final',
    read: 'excerpt',
  },
  'ley-27806': {
    ...IN_FORCE,
    published: '2002-08-03',
    label: 'Ley 27806',
    title: 'Ley de transparencia y acceso a la información pública',
    says: 'Obliga a publicar la información pública y a entregarla a quien la pide; cada trimestre, cuánto personal hay de cada grupo y los rangos de sueldo por categoría.',
    // In the single ordered text of D.S. 021-2019-JUS.
    articles: '1-11; 16-25',
    read: 'text',
  },
  'dleg-1412': {
    ...IN_FORCE,
    published: '2018-09-13',
    label: 'D. Leg. 1412',
    title: 'Ley de gobierno digital',
    says: 'Ordena la identidad, los servicios y la seguridad digital del Estado.',
    articles: '8',
    read: 'excerpt',
  },
  'rsgtd-002-2024-pcm': {
    ...IN_FORCE,
    published: '2024',
    label: 'R.S.G.T.D. 002-2024-PCM',
    title: 'Sello de Accesibilidad Digital',
    says: 'Crea el sello de accesibilidad digital y sus lineamientos, con las pautas WCAG como referencia.',
    articles: '',
    read: 'excerpt',
  },
} satisfies NormRows

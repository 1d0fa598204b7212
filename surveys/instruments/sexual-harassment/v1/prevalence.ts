import type {
  ChainBase,
  ChainQuestion,
  PrevalencePublication,
  PrevalenceReading,
  PrevalenceSpec,
} from '#surveys/model/prevalence-spec.ts'

function yesNo(id: string, title: string, yes: string, no: string): ChainQuestion {
  return {
    id,
    title,
    classes: [
      { id: yes, title: 'Sí', choices: ['si'] },
      { id: no, title: 'No', choices: ['no'] },
    ],
  }
}

const HAPPENED: ChainBase = { group: 'happened', says: 'quienes contaron que les pasó' }
const REPORTED: ChainBase = { group: 'reported', says: 'quienes denunciaron' }

/**
 * Force and blackmail first, since they may be crimes; then what the entity did to, or did not do for, whoever spoke
 * (D.S. 014-2019-MIMP, articles 16 to 18); then the power of who did it.
 */
const reading: PrevalenceReading = {
  gravity: [
    ['coercion', 'physical'],
    ['reprisals'],
    ['no-protection', 'no-health-care', 'no-rights-read'],
    ['by-authority'],
  ],
  bases: {
    'cha-who': HAPPENED,
    'cha-place': HAPPENED,
    'cha-told': HAPPENED,
    'cha-report': HAPPENED,
    'cha-why': { group: 'unreported', says: 'quienes no denunciaron' },
    'cha-health': REPORTED,
    'cha-protection': REPORTED,
    'cha-rights': REPORTED,
    'cha-reprisal': REPORTED,
    'wit-02': { group: 'witnessed', says: 'quienes lo vieron o lo supieron' },
  },
  trust: 'pro',
  reportBack: 'sh-a10',
}

/** By what is done: words and treatment, or the person and her body. Of what followed, what the State can mend. */
const publication: PrevalencePublication = {
  groups: [
    {
      id: 'sexist-or-crude',
      title: 'Trato o insultos por el sexo, la orientación o la identidad, o comentarios, imágenes o mensajes sexuales',
      families: ['sexist', 'crude-cyber'],
    },
    {
      id: 'attention-or-contact',
      title: 'Atención sexual no deseada, contacto físico no querido, o chantaje o amenaza',
      families: ['attention', 'physical', 'coercion'],
    },
  ],
  pooled: [
    { id: 'by-authority', says: 'lo hizo una jefatura u otra autoridad', of: 'any' },
    { id: 'untold', says: 'no se lo contó a nadie', of: 'any' },
    { id: 'reported', says: 'hubo una denuncia formal', of: 'any' },
    { id: 'reprisals', says: 'hubo represalias por denunciar', of: 'reported' },
    { id: 'no-protection', says: 'no hubo medidas de protección en tres días hábiles', of: 'reported' },
  ],
}

/**
 * Behaviours, not labels: the same people who report behaviours often do not call them harassment (Ilies et al.
 * 2003). Each question about what followed has one answer, the main one: combinations of several would single out
 * a person. Each behaviour is one that was done to her: a joke that she overheard is asked of the climate (cli-01) and
 * as a witness, and is no experience of her own.
 */
export const prevalence: PrevalenceSpec = {
  happened: ['una', 'varias'],
  notHappened: ['no'],
  families: [
    {
      id: 'sexist',
      title: 'Trato o insultos por el sexo, la orientación o la identidad',
      items: ['exp-01', 'exp-02', 'exp-15'],
    },
    {
      id: 'crude-cyber',
      title: 'Comentarios, imágenes o mensajes sexuales',
      items: ['exp-03', 'exp-04', 'exp-06', 'exp-07', 'exp-16'],
    },
    { id: 'attention', title: 'Atención sexual no deseada', items: ['exp-05', 'exp-08', 'exp-09', 'exp-10'] },
    { id: 'physical', title: 'Contacto físico no querido', items: ['exp-11', 'exp-14'] },
    { id: 'coercion', title: 'Chantaje o amenaza', items: ['exp-12', 'exp-13'] },
  ],
  witnessed: { id: 'wit-01', title: 'Vio o supo que le pasó a otra persona', yes: ['si'], no: ['no'] },
  chain: [
    {
      id: 'cha-who',
      title: 'Quién lo hizo',
      classes: [
        { id: 'by-authority', title: 'Una jefatura u otra autoridad', choices: ['superior'] },
        { id: 'by-colleague', title: 'Colegas o personal a cargo', choices: ['par'] },
        { id: 'by-third-party', title: 'Personas usuarias, proveedores u otras de fuera', choices: ['externa'] },
      ],
    },
    {
      id: 'cha-place',
      title: 'Dónde ocurrió',
      classes: [
        { id: 'in-office', title: 'En la oficina o local de trabajo', choices: ['oficina'] },
        { id: 'away-from-office', title: 'En comisiones, viajes, eventos o traslados', choices: ['fuera'] },
        { id: 'virtual', title: 'Por mensajes, llamadas o redes', choices: ['virtual'] },
        { id: 'elsewhere', title: 'En otro lugar', choices: ['otro'] },
      ],
    },
    {
      id: 'cha-told',
      title: 'A quién se lo contó',
      classes: [
        { id: 'untold', title: 'A nadie', choices: ['nadie'] },
        { id: 'told-informally', title: 'A personas de confianza', choices: ['confianza'] },
        { id: 'told-entity', title: 'A una jefatura o canal de la entidad', choices: ['entidad'] },
        { id: 'told-outside', title: 'A una instancia de fuera', choices: ['externa'] },
      ],
    },
    yesNo('cha-report', 'Hubo una denuncia formal', 'reported', 'unreported'),
    {
      id: 'cha-why',
      title: 'Por qué no se denunció',
      classes: [
        { id: 'not-serious', title: 'No pareció tan grave', choices: ['leve'] },
        { id: 'channel-unknown', title: 'No se sabía dónde o cómo', choices: ['canal'] },
        { id: 'distrust', title: 'Desconfianza o temor a represalias', choices: ['confianza', 'represalia'] },
        { id: 'shame', title: 'Vergüenza o temor a lo que dirían', choices: ['verguenza'] },
        { id: 'useless', title: 'Nada iba a cambiar', choices: ['inutil'] },
        { id: 'resolved', title: 'Ya terminó o se resolvió, u otra razón', choices: ['resuelto', 'otra'] },
      ],
    },
    yesNo('cha-health', 'Se ofreció atención médica o psicológica en un día hábil', 'health-care', 'no-health-care'),
    yesNo('cha-protection', 'Hubo medidas de protección en tres días hábiles', 'protection', 'no-protection'),
    yesNo('cha-rights', 'Se leyó el acta de derechos', 'rights-read', 'no-rights-read'),
    yesNo('cha-reprisal', 'Hubo represalias por denunciar', 'reprisals', 'no-reprisals'),
    {
      id: 'wit-02',
      title: 'Qué hizo quien lo vio o lo supo',
      classes: [
        { id: 'did-nothing', title: 'Nada', choices: ['nada'] },
        { id: 'did-something', title: 'Acompañó, intervino o avisó', choices: ['acompano', 'intervino', 'aviso'] },
      ],
    },
  ],
  publication,
  reading,
}

/** Every question of the experience part, with its gate: what is stored as a row of its own. */
export const prevalenceItems: readonly string[] = [
  'exp-00',
  ...prevalence.families.flatMap(({ items }) => items),
  'wit-01',
  ...prevalence.chain.map(({ id }) => id),
]

import { commitmentWords, type ActionGroup, type CommitmentView } from '#app/features/commitments/commitment-words.ts'
import type { MeetingFacts } from '#app/features/commitments/meeting/meeting-facts.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { MATURITY_LEVELS } from '#surveys/disclosure/pool/level-counts.ts'
import { LOGO_PNG } from './logos.ts'

export const LOGO_IMAGE = { bytes: LOGO_PNG, width: 240, height: 80, alt: 'Municipalidad' }

const actions = (count: number, state: string) =>
  Array.from({ length: count }, (_, index) => ({
    title: `Publicar el canal de quejas número ${index + 1} (${state}) y quién responde por cada paso`,
    dueOn: null,
  }))
const group = (state: ActionGroup['state'], listed: number, own: number): ActionGroup => ({
  ...{ state, listed: actions(listed, state) },
  own: { count: own, dueOn: [] },
})

const VIEW: CommitmentView = {
  entity: 'Municipalidad de Ñawinpuquio & Anexos «A<B»',
  logo: null,
  questionnaire: 'Encuesta sobre cómo se trabaja',
  opensOn: '2026-03-02',
  until: '2026-03-20',
  participation: 'Las respuestas equivalen a entre la mitad y tres cuartos del personal.',
  levels: [
    { id: 'overall', title: 'Resultado general', level: 'advanced', says: 'avanzado, o el nivel de al lado' },
    ...MATURITY_LEVELS.map((level) => ({
      ...{ id: level, level, says: LEVEL_NAMES[level] },
      title: `Cómo se ${level} el trato entre mujeres y hombres`,
    })),
    { id: 'hidden', title: 'Tema que no se muestra', level: null, says: 'no se muestra' },
  ],
  plan: {
    signedYears: [2026],
    unsignedYears: [],
    groups: [group('done', 2, 0), group('under-way', 1, 2), group('overdue', 1, 0)],
  },
  additions: [],
  asOf: '2026-11-29',
}
const planned = (groups: readonly ActionGroup[]) => ({ ...VIEW, plan: { ...VIEW.plan, groups } })
/** 120 letters of an entity, some of them of Quechua and with accents that stand by themselves. */
const LONG_NAME =
  'Municipalidad Distrital de Ñuqanchikpa Llaqtanchik Q’ero Ch’unchullmayu y de los Centros Poblados de Pitumarka̧ y Wiñaypaq'

/** What a page may say, by what is hard to draw in it. */
export const VIEWS = {
  usual: VIEW,
  unsigned: { ...VIEW, plan: { signedYears: [], unsignedYears: [2026], groups: [] } },
  forty: planned([
    ...[group('done', 13, 3), group('under-way', 9, 0), group('not-started', 8, 1), group('overdue', 6, 0)],
    ...[group('stopped', 4, 0), group('passed-on', 0, 2), group('dropped', 1, 0)],
  ]),
  withoutLevels: { ...VIEW, levels: null },
  hidden: { ...VIEW, levels: (VIEW.levels ?? []).map((row) => ({ ...row, level: null, says: 'no se muestra' })) },
  longNames: {
    ...VIEW,
    entity: LONG_NAME,
    questionnaire: 'Encuesta sobre cómo se trabaja y cómo se trata a las personas en esta entidad y en sus sedes',
    levels: (VIEW.levels ?? []).map((row) => ({ ...row, title: `${row.title} en cada una de las oficinas y sedes` })),
    plan: {
      ...VIEW.plan,
      groups: [
        {
          ...group('under-way', 0, 120),
          listed: [
            { title: 'R'.repeat(200), dueOn: '2026-12-31' },
            { title: LONG_NAME.repeat(2), dueOn: null },
          ],
        },
      ],
    },
  },
} as const satisfies Record<string, CommitmentView>
export type ViewName = keyof typeof VIEWS
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[]

/** What a meeting about a page is told. @param qr of any address: nobody reads it here. */
export const meetingFacts = (name: ViewName, more: Partial<MeetingFacts> = {}): MeetingFacts => ({
  words: commitmentWords(VIEWS[name]),
  logo: LOGO_IMAGE,
  page: {
    address: 'espejo.gob.pe/compromisos/abcdef-ghjkmn-pqrstu-vwxyz2-345678',
    qr: `data:image/png;base64,${Buffer.from(LOGO_PNG).toString('base64')}`,
    publicBy: null,
  },
  explanation: 'espejo.gob.pe/anonimato',
  channel: 'Recursos Humanos, piso 2, anexo 120',
  nextCutOff: '2027-06-30',
  invented: true,
  ...more,
})

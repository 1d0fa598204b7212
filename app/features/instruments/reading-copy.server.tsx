import { StyleSheet, View } from '@react-pdf/renderer'
import { askedPages } from '#app/respondent/pages/asked-pages.ts'
import { paperParts, type PaperPart, type PaperQuestion } from '#surveys/answers/paper.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { HELP_SERVICES } from '#surveys/norms/services.ts'
import { paper, pdf } from '#app/kit/documents/pdf-page.server.tsx'
import { boldFace, Text } from '#app/kit/documents/pdf-text.tsx'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly 'reading-copy': Instrument
  }
}

/** No boxes on it: what looks like a form gets filled in. */
const copy = StyleSheet.create({
  mark: {
    borderWidth: 1.5,
    borderColor: '#111',
    padding: 5,
    marginBottom: 6,
    ...boldFace,
    fontSize: 12,
    lineHeight: 1.1,
    textAlign: 'center',
  },
  part: { marginTop: 9, ...boldFace, fontSize: 12, lineHeight: 1.2 },
  says: { fontSize: 10, lineHeight: 1.25, marginTop: 2 },
  question: { fontSize: 10.5, lineHeight: 1.25, marginTop: 4 },
  choices: { fontSize: 9.5, lineHeight: 1.25, color: '#333', marginLeft: 16 },
})

/** What follows another answer is told, without its rule. */
const CONDITIONAL = 'Solo a quien le corresponde, según una respuesta anterior.'
/** The pages of the form point to the foot of the screen. */
const ON_SCREEN = /\s*Si sigue pasando, puede pedir ayuda hoy: los teléfonos están al final de esta página\./

const choicesLine = ({ choices }: PaperQuestion) => choices.map(({ text }) => text).join(' · ')

/** The choices that most questions of a part share, so that they stand there once; empty where hardly any do. */
function commonChoices({ questions }: PaperPart): string {
  const counts = new Map<string, number>()
  for (const question of questions) counts.set(choicesLine(question), (counts.get(choicesLine(question)) ?? 0) + 1)
  const [line = '', times = 0] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? []
  return times > 1 ? line : ''
}

/** Own choices of a question, or only what it has besides the common ones. */
function ownChoices(question: PaperQuestion, common: string): string {
  const line = choicesLine(question)
  if (line === common) return ''
  return common !== '' && line.startsWith(`${common} · `) ? `Y también: ${line.slice(common.length + 3)}` : line
}

function Question({
  question,
  common,
  conditional,
}: {
  question: PaperQuestion
  common: string
  conditional: boolean
}) {
  const own = ownChoices(question, common)
  return (
    <View wrap={false}>
      <Text style={copy.question}>
        {question.number}. {question.text}
      </Text>
      {conditional ? <Text style={copy.choices}>{CONDITIONAL}</Text> : null}
      {own ? <Text style={copy.choices}>{own}</Text> : null}
    </View>
  )
}

/** A part; its heading never stands alone at the foot of a page. What all its questions wait for is said by its words. */
function Part({ part, conditions }: { part: PaperPart; conditions: ReadonlyMap<string, number> }) {
  const common = commonChoices(part)
  const of = ({ name }: PaperQuestion) => conditions.get(name) ?? 0
  const all = Math.min(...part.questions.map(of))
  const drawn = part.questions.map((question) => (
    <Question key={question.name} question={question} common={common} conditional={of(question) > all} />
  ))
  return (
    <View>
      <View wrap={false}>
        <Text style={copy.part}>{part.title}</Text>
        {part.says ? <Text style={copy.says}>{part.says.replace(ON_SCREEN, '')}</Text> : null}
        {common ? <Text style={copy.says}>Se responde, si la pregunta no dice otra cosa: {common}.</Text> : null}
        {drawn[0]}
      </View>
      {drawn.slice(1)}
    </View>
  )
}

function Help() {
  return (
    <View wrap={false}>
      <Text style={copy.part}>Si necesita ayuda hoy</Text>
      {HELP_SERVICES.filter(({ id }) => id !== 'servir').map(({ id, name, phone, says }) => (
        <Text key={id} style={copy.says}>
          {name}
          {phone && !name.endsWith(phone) ? ` (marque ${phone})` : ''}: {says}
        </Text>
      ))}
    </View>
  )
}

/** The questionnaire to be read, never filled, at most four sides of A4. */
export function readingCopyPdf(instrument: Instrument): Promise<Buffer> {
  const { publicTitle, version, presentation } = instrument
  const parts = paperParts(askedPages(instrument, null))
  const conditions = new Map(
    placedQuestions(instrument.survey).map((placed) => [placed.question.name, placed.conditions.length] as const),
  )
  return pdf(
    `${publicTitle}: copia de lectura`,
    `Copia de lectura, no rellenar · ${publicTitle}, versión ${version}`,
    <>
      <Text style={copy.mark}>COPIA DE LECTURA: NO RELLENAR</Text>
      <Text style={{ ...paper.title, marginBottom: 4 }}>{publicTitle}</Text>
      <Text style={copy.says}>
        Sirve para conocer las preguntas antes de la aplicación. Lo que se escriba en esta copia no se recibe ni se
        digita.
      </Text>
      {parts.map((part) => (
        <Part key={part.title} part={part} conditions={conditions} />
      ))}
      {presentation.showsHelp ? <Help /> : null}
    </>,
    'wide',
  )
}

import { StyleSheet, View } from '@react-pdf/renderer'
import { formatLongDate } from '#app/kit/format.ts'
import type { PaperChoice, PaperPart, PaperQuestion } from '#surveys/answers/paper.ts'
import { paper, pdf } from '#app/kit/documents/pdf-page.server.tsx'
import { boldFace, Text } from '#app/kit/documents/pdf-text.tsx'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly 'paper-form': PaperFormFacts
  }
}

/** Column of a scale choice, wide enough for «desacuerdo» in 8 points, and of what stands outside the scale (digits 7 to 9). */
const COLUMN = 46
const OUTSIDE_COLUMNS: Readonly<Record<string, number>> = { '7': 28, '8': 40, '9': 42 }

/** Smallest type: questions 10.5, heads and digits 8 points. A box of 6 mm can be ticked without glasses. */
const form = StyleSheet.create({
  box: { width: 17, height: 17, borderWidth: 1.2, borderColor: '#111', alignItems: 'center', justifyContent: 'center' },
  digit: { fontSize: 8, color: '#666', lineHeight: 1 },
  part: { ...boldFace, fontSize: 12, lineHeight: 1.2 },
  partSays: { fontSize: 9, lineHeight: 1.2 },
  says: { fontSize: 10, lineHeight: 1.25 },
  head: {
    flexDirection: 'row',
    alignItems: 'flex-end',
    borderBottomWidth: 1.2,
    borderBottomColor: '#111',
    paddingTop: 3,
    paddingBottom: 3,
  },
  headWords: { flex: 1, paddingRight: 8 },
  headCell: { fontSize: 8, lineHeight: 1.1, textAlign: 'center' },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    borderBottomWidth: 0.6,
    borderBottomColor: '#888',
    paddingVertical: 3,
  },
  words: { flex: 1, fontSize: 10.5, lineHeight: 1.18, paddingRight: 8 },
  cell: { alignItems: 'center' },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center' },
  choice: { flexDirection: 'row', alignItems: 'center', marginRight: 14, marginBottom: 5 },
  choiceWords: { fontSize: 10.5, lineHeight: 1, marginLeft: 5 },
  help: { flexDirection: 'row', alignItems: 'center', borderWidth: 1.2, borderColor: '#111', padding: 6, marginTop: 5 },
})

function Box({ mark, filled = false }: { mark: string; filled?: boolean }) {
  return (
    <View style={filled ? { ...form.box, backgroundColor: '#111' } : form.box}>
      <Text style={mark === 'X' ? { ...boldFace, fontSize: 14, lineHeight: 1 } : form.digit}>{mark}</Text>
    </View>
  )
}

/** Choices of some questions, each digit once: they share the scale and differ in what stands outside it. */
function columnsOf(questions: readonly PaperQuestion[]): PaperChoice[] {
  const columns = new Map(questions.flatMap(({ choices }) => choices.map((choice) => [choice.digit, choice] as const)))
  return [...columns.values()].sort((one, other) => Number(one.digit) - Number(other.digit))
}

/** Whether the part is one scale: then it is a grid. */
function isGrid(questions: readonly PaperQuestion[]): boolean {
  const texts = new Map<string, string>()
  return (
    questions.length > 1 &&
    questions.every(
      ({ choices }) =>
        choices.length >= 4 &&
        choices.every(({ digit, text }) => (texts.get(digit) ?? text) === text && texts.set(digit, text)),
    )
  )
}

function cellStyle(digit: string) {
  return { width: OUTSIDE_COLUMNS[digit] ?? COLUMN }
}

type Columns = { readonly columns: readonly PaperChoice[] }

/** Title of the part, in the space beside the heads of its columns. */
function GridHead({ columns, part }: Columns & { part: PaperPart }) {
  return (
    <View style={form.head}>
      <View style={form.headWords}>
        <Text style={form.part}>{part.title}</Text>
        {part.says ? <Text style={form.partSays}>{part.says}</Text> : null}
      </View>
      {columns.map(({ digit, text }) => (
        <Text key={digit} style={{ ...form.headCell, ...cellStyle(digit) }}>
          {text}
        </Text>
      ))}
    </View>
  )
}

function GridRow({ question, columns }: Columns & { question: PaperQuestion }) {
  return (
    <View style={form.row}>
      <Text style={form.words}>
        {question.number}. {question.text}
      </Text>
      {columns.map(({ digit }) => (
        <View key={digit} style={{ ...form.cell, ...cellStyle(digit) }}>
          {question.choices.some((choice) => choice.digit === digit) ? <Box mark={digit} /> : null}
        </View>
      ))}
    </View>
  )
}

function ListedQuestion({ question }: { question: PaperQuestion }) {
  return (
    <View style={{ paddingTop: 5 }}>
      <Text style={{ fontSize: 10.5, lineHeight: 1.2, marginBottom: 4 }}>
        {question.number}. {question.text}
      </Text>
      <View style={form.line}>
        {question.choices.map(({ digit, text }) => (
          <View key={digit} style={form.choice}>
            <Box mark={digit} />
            <Text style={form.choiceWords}>{text}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

/** A part stands whole on one page: boxes without the heads of their columns could not be ticked. */
function Part({ part, columns }: Columns & { part: PaperPart }) {
  const { questions } = part
  const grid = isGrid(questions)
  return (
    <View wrap={false} style={{ marginTop: 12 }}>
      {grid ? (
        <GridHead columns={columns} part={part} />
      ) : (
        <>
          <Text style={form.part}>{part.title}</Text>
          {part.says ? <Text style={form.says}>{part.says}</Text> : null}
        </>
      )}
      {questions.map((question) =>
        grid ? (
          <GridRow key={question.name} question={question} columns={columns} />
        ) : (
          <ListedQuestion key={question.name} question={question} />
        ),
      )}
    </View>
  )
}

function HowToMark() {
  return (
    <View style={form.help}>
      <Box mark="X" />
      <Text style={{ ...form.says, flex: 1, marginLeft: 7, paddingRight: 8 }}>
        Marque así una casilla por línea. Puede dejar líneas en blanco.
      </Text>
      <Box mark="" filled />
      <Text style={{ ...form.says, flex: 1, marginLeft: 7 }}>
        Si se equivoca, rellene la casilla entera y marque otra.
      </Text>
    </View>
  )
}

/** `explained`: address, as it is printed, of the page on anonymity. `promised`: what the notice says of a public page, and where. */
type Batch = {
  readonly code: string
  readonly typist: string
  readonly entityName: string
  readonly closesOn: string
  readonly invented: boolean
  readonly explained: string
  readonly promised: { readonly says: string; readonly printed: string } | null
}

function Introduction({ title, minutes, batch }: { title: string; minutes: number; batch: Batch }) {
  return (
    <>
      {batch.invented ? <Text style={paper.small}>Demostración: la entidad y los datos son inventados.</Text> : null}
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <Text style={{ ...paper.title, flex: 1, marginBottom: 4, paddingRight: 12 }}>{title}</Text>
        <Text style={{ ...paper.bold, fontSize: 12 }}>Lote {batch.code}</Text>
      </View>
      <Text style={{ ...form.says, marginBottom: 3 }}>
        La pide {batch.entityName}, con apoyo del Ministerio de la Mujer y Poblaciones Vulnerables. Toma unos {minutes}{' '}
        minutos. Es voluntaria y anónima: no escriba su nombre, DNI ni firma.
      </Text>
      <Text style={{ ...form.says, marginBottom: 3 }}>
        Sus páginas están numeradas y grapadas: no las separe. Al terminar, dóblelo y échelo a la caja cerrada, hasta el{' '}
        {formatLongDate(batch.closesOn)}. Echarlo es aceptar participar; después nadie puede saber cuál es el suyo. Si
        responde aquí, no responda también en el celular.
      </Text>
      <Text style={form.says}>
        Lleva el sello de quien lo entrega: sin sello no se digita. Lo digitará {batch.typist}, que no ve resultados. El
        sobre se abre con un acta y ante otra persona. Qué protege lo que usted responde, y qué no: {batch.explained}
      </Text>
      {batch.promised ? (
        <Text style={{ ...form.says, marginTop: 3 }}>
          {batch.promised.says} Estará en {batch.promised.printed}
        </Text>
      ) : null}
    </>
  )
}

type PaperFormFacts = {
  readonly title: string
  readonly minutes: number
  readonly parts: readonly PaperPart[]
  readonly batch: Batch
}

/** The form of a batch to be printed, at most four sides of A4. It carries the code of the batch and of nobody. */
export function paperFormPdf({ title, minutes, parts, batch }: PaperFormFacts): Promise<Buffer> {
  // The same columns on every page: the eye and the hand learn them once.
  const columns = columnsOf(
    parts
      .map(({ questions }) => questions)
      .filter(isGrid)
      .flat(),
  )
  return pdf(
    title,
    `Lote ${batch.code}`,
    <>
      <Introduction title={title} minutes={minutes} batch={batch} />
      <HowToMark />
      {parts.map((part) => (
        <Part key={part.title} part={part} columns={columns} />
      ))}
    </>,
    'wide',
  )
}

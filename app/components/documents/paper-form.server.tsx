import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { PaperChoice, PaperPart, PaperQuestion } from '#surveys/answers/paper.ts'
import { formatLongDate } from '#app/i18n/format.ts'
import { paper, pdf } from './page.server.tsx'

/** A box of 4.6 mm: large enough to tick, with its digit inside for whoever types. */
const form = StyleSheet.create({
  box: { width: 13, height: 13, borderWidth: 1, borderColor: '#111', alignItems: 'center', justifyContent: 'center' },
  digit: { fontSize: 6.5, color: '#555', lineHeight: 1 },
  part: { marginTop: 7, fontFamily: 'Helvetica-Bold', fontSize: 10.5 },
  head: { flexDirection: 'row', alignItems: 'flex-end', borderBottomWidth: 1, borderBottomColor: '#111', paddingBottom: 2 },
  row: { flexDirection: 'row', alignItems: 'center', borderBottomWidth: 0.5, borderBottomColor: '#999', paddingVertical: 1.6 },
  words: { flex: 1, fontSize: 8.7, lineHeight: 1.18, paddingRight: 6 },
  cell: { width: 35, alignItems: 'center' },
  headCell: { width: 35, fontSize: 6.3, lineHeight: 1.05, textAlign: 'center' },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', marginBottom: 2 },
  choice: { flexDirection: 'row', alignItems: 'center', marginRight: 10, marginBottom: 2 },
  mark: { borderWidth: 1.5, borderColor: '#111', padding: 5, marginBottom: 6, fontFamily: 'Helvetica-Bold', fontSize: 11, textAlign: 'center' },
})

function Box({ digit }: { digit: string }) {
  return (
    <View style={form.box}>
      <Text style={form.digit}>{digit}</Text>
    </View>
  )
}

/** Choices of a whole part, each digit once: its questions share the scale and differ in what stands outside it. */
function columnsOf(questions: readonly PaperQuestion[]): PaperChoice[] {
  const columns = new Map(questions.flatMap(({ choices }) => choices.map((choice) => [choice.digit, choice] as const)))
  return [...columns.values()].sort((one, other) => Number(one.digit) - Number(other.digit))
}

/** Whether the part is one scale: then it is a grid. */
function isGrid(questions: readonly PaperQuestion[]): boolean {
  const texts = new Map<string, string>()
  return questions.length > 1 && questions.every(({ choices }) => choices.length >= 4 && choices.every(({ digit, text }) => (texts.get(digit) ?? text) === text && texts.set(digit, text)))
}

type Column = { readonly columns: readonly PaperChoice[] }

function GridHead({ columns }: Column) {
  return (
    <View style={form.head}>
      <Text style={form.words} />
      {columns.map(({ digit, text }) => (
        <Text key={digit} style={form.headCell}>
          {text}
        </Text>
      ))}
    </View>
  )
}

function GridRow({ question, columns }: Column & { question: PaperQuestion }) {
  return (
    <View style={form.row} wrap={false}>
      <Text style={form.words}>
        {question.number}. {question.text}
      </Text>
      {columns.map(({ digit }) => (
        <View key={digit} style={form.cell}>
          {question.choices.some((choice) => choice.digit === digit) ? <Box digit={digit} /> : null}
        </View>
      ))}
    </View>
  )
}

function ListedQuestion({ question }: { question: PaperQuestion }) {
  return (
    <View wrap={false} style={{ paddingVertical: 2 }}>
      <Text style={{ fontSize: 8.7, marginBottom: 2 }}>
        {question.number}. {question.text}
      </Text>
      <View style={form.line}>
        {question.choices.map(({ digit, text }) => (
          <View key={digit} style={form.choice}>
            <Box digit={digit} />
            <Text style={{ fontSize: 8.2, marginLeft: 3 }}>{text}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

/** A part; its heading never stands alone at the foot of a page. */
function Part({ part }: { part: PaperPart }) {
  const { questions } = part
  const columns = isGrid(questions) ? columnsOf(questions) : null
  const drawn = questions.map((question) => (columns ? <GridRow key={question.name} question={question} columns={columns} /> : <ListedQuestion key={question.name} question={question} />))
  return (
    <View>
      <View wrap={false}>
        <Text style={form.part}>{part.title}</Text>
        {part.says ? <Text style={{ fontSize: 8.5 }}>{part.says}</Text> : null}
        {columns ? <GridHead columns={columns} /> : null}
        {drawn[0]}
      </View>
      {drawn.slice(1)}
    </View>
  )
}

function Parts({ parts }: { parts: readonly PaperPart[] }) {
  return (
    <>
      {parts.map((part) => (
        <Part key={part.title} part={part} />
      ))}
    </>
  )
}

type Batch = { readonly code: string; readonly typist: string; readonly entityName: string; readonly closesOn: string; readonly invented: boolean }

/** The form of a batch to be printed, at most four sides of A4. It carries the code of the batch and of nobody. */
export function paperFormPdf(title: string, minutes: number, parts: readonly PaperPart[], batch: Batch): Promise<Buffer> {
  return pdf(
    title,
    `Lote ${batch.code}`,
    <>
      {batch.invented ? <Text style={paper.small}>Demostración: la entidad y los datos son inventados.</Text> : null}
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <Text style={{ ...paper.title, flex: 1, marginBottom: 4 }}>{title}</Text>
        <Text style={paper.bold}>Lote {batch.code}</Text>
      </View>
      <Text style={{ fontSize: 9, marginBottom: 2 }}>
        La pide {batch.entityName}, con apoyo del Ministerio de la Mujer y Poblaciones Vulnerables. Toma unos {minutes} minutos. Es voluntaria y anónima: no escriba su nombre, DNI ni firma. Marque una
        casilla por línea con una X; puede dejar líneas en blanco.
      </Text>
      <Text style={{ fontSize: 9 }}>
        Al terminar, doble la hoja y échela a la caja cerrada, hasta el {formatLongDate(batch.closesOn)}. La digitará {batch.typist}, que no ve resultados; el sobre se abre con un acta y ante otra
        persona. Si responde aquí, no responda también en el celular.
      </Text>
      <Parts parts={parts} />
    </>,
  )
}

/** The questionnaire to be read, never filled. */
export function readingCopyPdf(title: string, version: number, parts: readonly PaperPart[]): Promise<Buffer> {
  return pdf(
    `${title}: copia de lectura`,
    `Copia de lectura, no rellenar · ${title}, versión ${version}`,
    <>
      <Text style={form.mark}>COPIA DE LECTURA: NO RELLENAR</Text>
      <Text style={{ ...paper.title, marginBottom: 4 }}>{title}</Text>
      <Text style={{ fontSize: 9 }}>Sirve para conocer las preguntas antes de la aplicación. Las respuestas en esta hoja no se reciben ni se digitan: se responde en el celular o la computadora.</Text>
      <Parts parts={parts} />
    </>,
  )
}

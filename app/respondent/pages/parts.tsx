import type { Instrument } from '#surveys/model/instrument.ts'
import { textKeys, type InstrumentLanguage } from '#surveys/model/language.ts'
import { spanish, type Page, type Panel, type Question } from '#surveys/model/survey-json.ts'
import { HelpAtHand } from './care.tsx'
import { questionId, type RefusalProblem } from '../contract.ts'
import { REFUSAL_WORDS } from './refusal-words.ts'
import { sensitivePart, type SensitivePart } from './sensitive-part.ts'
import { Explanation, Heard, HeardAnswers, InWords, Said } from './wording.tsx'

/** Choices that stand outside the scale, after a divider. */
const OUTSIDE_SCALE: ReadonlySet<string> = new Set(['ns', 'na', 'pnr'])

/** Id of the heading of the first part. */
export const FIRST_HEADING = 'parte-1-titulo'
/** Id of the heading of the part that ends a form. */
export const LAST_HEADING = 'fin-titulo'

/** What was typed, and what was wrong with it; empty on a first view. */
export type Typed = { readonly values: ReadonlyMap<string, string>; readonly problems: readonly RefusalProblem[] }

function ChoiceRow({
  question,
  value,
  text,
  checked,
  skips,
}: {
  question: string
  value: string
  text: string
  checked: boolean
  skips: boolean
}) {
  return (
    <label className="fila">
      <input
        type="radio"
        name={question}
        value={value}
        defaultChecked={checked}
        {...(skips ? { className: 'salta' } : {})}
      />
      <span>
        <Said at={textKeys.answer(text)} es={text} />
      </span>
    </label>
  )
}

/** Condition for the script, which hides what does not concern the person; without a script everything is there. */
function condition(visibleIf: string | undefined) {
  return visibleIf ? { 'data-visible-if': visibleIf } : {}
}

function QuestionField({
  question,
  typed,
  sensitive,
}: {
  question: Question
  typed: Typed
  sensitive: SensitivePart | null
}) {
  const { name } = question
  const wrong = typed.problems.some((problem) => problem.kind === 'unknown-choice' && problem.question === name)
  const scale = question.choices.filter(({ value }) => !OUTSIDE_SCALE.has(value))
  const outside = question.choices.filter(({ value }) => OUTSIDE_SCALE.has(value))
  const row = ({ value, text }: Question['choices'][number]) => (
    <ChoiceRow
      key={value}
      question={name}
      value={value}
      text={spanish(text)}
      checked={typed.values.get(name) === value}
      skips={sensitive?.skippedBy.has(`${name}=${value}`) ?? false}
    />
  )
  return (
    <fieldset
      className="pregunta"
      data-item={name}
      {...condition(question.visibleIf)}
      {...(wrong ? { id: questionId(name), 'aria-describedby': `error-${name}` } : {})}
    >
      <legend>
        <Said at={textKeys.question(name)} es={spanish(question.title)} />
      </legend>
      <Heard at={textKeys.question(name)} of="pregunta" />
      {question.description ? (
        <p className="nota">
          <Said at={textKeys.questionNote(name)} es={spanish(question.description)} />
        </p>
      ) : null}
      <Explanation question={name} />
      {wrong ? (
        <p className="error" id={`error-${name}`}>
          {REFUSAL_WORDS['unknown-choice']}
        </p>
      ) : null}
      <div className={scale.length === 5 ? 'opciones escala' : 'opciones'}>{scale.map(row)}</div>
      {outside.length > 0 ? <div className="opciones aparte">{outside.map(row)}</div> : null}
      {sensitive?.lastBehaviour === name ? <HelpAtHand /> : null}
    </fieldset>
  )
}

function Fields({
  elements,
  typed,
  sensitive,
}: {
  elements: readonly (Panel | Question)[]
  typed: Typed
  sensitive: SensitivePart | null
}) {
  return (
    <>
      {elements.map((element) =>
        element.type === 'panel' ? (
          <div key={element.name} {...condition(element.visibleIf)}>
            {element.title ? (
              <h3>
                <Said at={textKeys.panel(element.name)} es={spanish(element.title)} />
              </h3>
            ) : null}
            {element.description ? (
              <p>
                <Said at={textKeys.panelNote(element.name)} es={spanish(element.description)} />
              </p>
            ) : null}
            <Fields elements={element.elements} typed={typed} sensitive={sensitive} />
          </div>
        ) : (
          <QuestionField key={element.name} question={element} typed={typed} sensitive={sensitive} />
        ),
      )}
    </>
  )
}

type PartProps = {
  readonly page: Page
  readonly number: number
  readonly total: number
  readonly typed: Typed
  readonly sensitive: SensitivePart | null
}

/** Id of the heading of a part, from 1; the last part is the one that sends. */
function headingId(number: number, total: number): string {
  return number === total ? LAST_HEADING : `parte-${number}-titulo`
}

/** Leaves out the sensitive part with one touch, also without a script. */
function SkipSensitive({ total, sensitive }: Pick<PartProps, 'total'> & { sensitive: SensitivePart }) {
  return (
    <p className="botones">
      <a className="saltar-parte" href={`#${headingId(sensitive.endsBefore + 1, total)}`}>
        Saltar esa parte
      </a>
      <a href="#ayuda">Ayuda para hoy</a>
    </p>
  )
}

function Part({ page, number, total, typed, sensitive }: PartProps) {
  const index = number - 1
  const inside = sensitive !== null && index > sensitive.announcedAt && index < sensitive.endsBefore
  return (
    <section
      className={inside ? 'parte sensible' : 'parte'}
      data-part={number}
      {...condition(page.visibleIf)}
      aria-labelledby={headingId(number, total)}
    >
      <p className="avance">
        Parte {number} de {total}
      </p>
      <h2 id={headingId(number, total)} tabIndex={-1}>
        <Said at={textKeys.page(page.name)} es={spanish(page.title)} />
      </h2>
      <Heard at={textKeys.page(page.name)} of="parte" />
      {page.description ? (
        <p>
          <Said at={textKeys.pageNote(page.name)} es={spanish(page.description)} />
        </p>
      ) : null}
      <Heard at={textKeys.pageNote(page.name)} of="de qué trata la parte" />
      <HeardAnswers answers={answersOf(page.elements)} />
      <Fields elements={page.elements} typed={typed} sensitive={sensitive} />
      {sensitive?.announcedAt === index ? <SkipSensitive total={total} sensitive={sensitive} /> : null}
      {inside && index === sensitive.endsBefore - 1 ? <HelpAtHand /> : null}
    </section>
  )
}

/** The Spanish of every answer of a part, in reading order. */
function answersOf(elements: readonly (Panel | Question)[]): string[] {
  return elements.flatMap((element) =>
    element.type === 'panel' ? answersOf(element.elements) : element.choices.map(({ text }) => spanish(text)),
  )
}

type PartsProps = {
  readonly instrument: Instrument
  readonly pages: readonly Page[]
  readonly typed: Typed
  /** In which the questions stand; null for Spanish. */
  readonly language?: InstrumentLanguage | null
}

/** Every page of the survey, in order; one more part, which ends the form, follows them. */
export function Parts({ instrument, pages, typed, language = null }: PartsProps) {
  const sensitive = sensitivePart(instrument, pages)
  return (
    <InWords language={language} explanations={instrument.explanations ?? {}}>
      {pages.map((page, index) => (
        <Part
          key={page.name}
          page={page}
          number={index + 1}
          total={pages.length + 1}
          typed={typed}
          sensitive={sensitive}
        />
      ))}
    </InWords>
  )
}

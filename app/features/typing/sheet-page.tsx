import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { useState, type KeyboardEvent } from 'react'
import type { PaperQuestion } from '#surveys/answers/paper.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { TypedInput } from '#app/kit/forms/typed-inputs.tsx'
import type { SheetView } from './type-sheet.server.ts'

function inputsOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input.digito')]
}

function QuestionRow({
  question,
  value,
  problem,
  first,
}: {
  question: PaperQuestion
  value: string
  problem: string | undefined
  first: boolean
}) {
  const { name, number, text, choices } = question
  const [wrong, setWrong] = useState(problem)
  const known = choices.map(({ digit, text: choice }) => `${digit} ${choice}`).join(' · ')
  return (
    <div className={wrong ? 'fila-hoja con-error' : 'fila-hoja'}>
      <label htmlFor={name}>
        {number}. {text}
      </label>
      <TypedInput
        id={name}
        name={name}
        className="digito"
        inputMode="numeric"
        autoComplete="off"
        maxLength={1}
        autoFocus={first}
        data-goes-on={first || undefined}
        defaultValue={value}
        aria-describedby={`${name}-numeros${wrong ? ` ${name}-error` : ''}`}
        aria-invalid={wrong ? true : undefined}
        data-digits={`0${choices.map(({ digit }) => digit).join('')}`}
        onInput={({ currentTarget }) =>
          setWrong(
            currentTarget.value === '' || currentTarget.dataset['digits']?.includes(currentTarget.value)
              ? undefined
              : 'Esta pregunta no tiene ese número',
          )
        }
      />
      <p className="nota" id={`${name}-numeros`}>
        {known}
      </p>
      {wrong ? (
        <p className="error" id={`${name}-error`}>
          {wrong}
        </p>
      ) : null}
    </div>
  )
}

/** Enter goes to the next question, and from the last one to the button; a wrong digit holds it. */
function goOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, key, currentTarget } = event
  if (key !== 'Enter' || !(target instanceof HTMLInputElement)) return
  event.preventDefault()
  if (target.value !== '' && !target.dataset['digits']?.includes(target.value)) return target.select()
  const inputs = inputsOf(currentTarget)
  const next = inputs[inputs.indexOf(target) + 1] ?? currentTarget.querySelector<HTMLButtonElement>('#guardar')
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
}

/** A paper form as a column of digits, made for the keyboard. */
export function SheetPage({
  sheet,
  problems,
  values,
  unsaved,
}: {
  sheet: SheetView
  problems: FieldProblems
  values: Readonly<Record<string, string>>
  unsaved: boolean
}) {
  const first = sheet.parts[0]?.questions[0]?.name
  const wrong = Object.keys(problems)
  return (
    <>
      <Link className="volver" to={`/panel/digitacion/${sheet.batchId}`}>
        Lote {sheet.code}
      </Link>
      <h1>
        {sheet.entry === 2 ? 'Otra vez el formulario' : 'Formulario'} {sheet.sheet} de {sheet.counted}
      </h1>
      <p>
        {sheet.entry === 2
          ? `Busque el formulario con el número ${sheet.sheet} y digítelo de nuevo, sin mirar lo anterior.`
          : sheet.isAnew
            ? `Busque el formulario con el número ${sheet.sheet} y digítelo entero de nuevo: reemplaza lo anterior, que no se muestra.`
            : `Escriba ${sheet.sheet} con lápiz en una esquina de la primera hoja.`}{' '}
        Un número por pregunta y Enter para seguir; en blanco o 0 si no hay marca, o si hay dos. Una casilla rellena
        entera está anulada.
      </p>
      {wrong.length > 0 ? (
        <div className="resumen-errores" role="alert">
          <h2>Todavía no se guardó</h2>
          <ul>
            {wrong.map((name) => (
              <li key={name}>
                <a href={`#${name}`}>{problems[name]}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {unsaved ? (
        <Notice kind="warning" role="alert">
          <p>Todavía no se guardó: termine el formulario y use el botón «Guardar el formulario».</p>
        </Notice>
      ) : null}
      <SendForm noValidate onKeyDown={goOn}>
        <SendButton name="accion" value="seguir" className="oculto-visual" tabIndex={-1} aria-hidden="true">
          Seguir
        </SendButton>
        <input type="hidden" name="numero" value={sheet.sheet} />
        <input type="hidden" name="vez" value={sheet.entry} />
        {sheet.parts.map((part) => (
          <section key={part.title}>
            <h2>{part.title}</h2>
            {part.questions.map((question) => (
              <QuestionRow
                key={question.name}
                question={question}
                value={values[question.name] ?? ''}
                problem={problems[question.name]}
                first={question.name === first}
              />
            ))}
          </section>
        ))}
        <p className="botones">
          <SendButton id="guardar" className="boton" name="accion" value="guardar">
            Guardar el formulario
          </SendButton>
        </p>
      </SendForm>
      <p className="nota">
        <a href={`#${first}`}>Volver a la primera pregunta</a>
      </p>
    </>
  )
}

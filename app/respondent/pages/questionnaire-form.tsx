import type { ReactNode } from 'react'
import type { Instrument } from '#surveys/model/instrument.ts'
import type { InstrumentLanguage } from '#surveys/model/language.ts'
import {
  CONSENT_FIELD,
  FORGET_AND_LEAVE_ADDRESS,
  FORM_ID_FIELD,
  LANGUAGE_FIELD,
  questionId,
  type RefusalProblem,
} from '../contract.ts'
import { askedPages } from './asked-pages.ts'
import { LAST_HEADING, Parts, type Typed } from './parts.tsx'
import { REFUSAL_WORDS } from './refusal-words.ts'

/** What a refused sending says, at the top of its page. */
export function Refusals({ problems }: { problems: readonly RefusalProblem[] }) {
  const target = (problem: RefusalProblem) =>
    problem.kind === 'unknown-choice'
      ? `#${questionId(problem.question)}`
      : problem.kind === 'no-consent'
        ? '#consentimiento'
        : '#cuestionario'
  return (
    <div className="resumen" role="alert">
      <h1>Todavía no se envió</h1>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>
            <a href={target(problem)}>{REFUSAL_WORDS[problem.kind]}</a>
          </li>
        ))}
      </ul>
      <p>
        Lo que marcó sigue en esta página. Si otras personas usan este aparato, termine de enviar: el navegador podría
        volver a mostrarla.
      </p>
    </div>
  )
}

type FormProps = {
  readonly instrument: Instrument
  readonly extraSegment: string | null
  readonly typed: Typed
  readonly formId: string
  readonly consentText: string
  readonly language: InstrumentLanguage | null
}

function ConsentAndSend({
  typed,
  consentText,
  number,
  total,
}: {
  typed: Typed
  consentText: ReactNode
  number: number
  total: number
}) {
  const missing = typed.problems.some(({ kind }) => kind === 'no-consent')
  return (
    <section className="parte" data-part="last" aria-labelledby={LAST_HEADING}>
      <p className="avance">
        Parte {number} de {total}
      </p>
      <h2 id={LAST_HEADING} tabIndex={-1}>
        Enviar
      </h2>
      <p>Después de enviar no se puede cambiar ni retirar lo respondido: no sabemos cuáles respuestas son suyas.</p>
      {missing ? (
        <p className="error" id="error-consentimiento">
          {REFUSAL_WORDS['no-consent']}
        </p>
      ) : null}
      {/* The script says here how many of the questions were answered, and leads to the others. */}
      <div id="respondidas" hidden />
      <label className="fila consentimiento">
        <input
          type="checkbox"
          id="consentimiento"
          name={CONSENT_FIELD}
          value="si"
          defaultChecked={typed.values.get(CONSENT_FIELD) === 'si'}
          {...(missing ? { 'aria-describedby': 'error-consentimiento' } : {})}
        />
        <span>{consentText}</span>
      </label>
      <p id="estado" role="status" aria-live="polite" />
      <p className="botones">
        <button type="submit" id="enviar" className="boton">
          Enviar respuestas
        </button>
      </p>
    </section>
  )
}

/** The whole form, as it works without any script. */
export function QuestionnaireForm({ instrument, extraSegment, typed, formId, consentText, language }: FormProps) {
  const pages = askedPages(instrument, extraSegment)
  const total = pages.length + 1
  return (
    <>
      <form
        id="cuestionario"
        method="post"
        encType="application/x-www-form-urlencoded"
        autoComplete="off"
        noValidate
        // So that a refused form comes back in the words in which it was read.
        {...(language ? { action: `?${LANGUAGE_FIELD}=${language.language}` } : {})}
      >
        <input type="hidden" name={FORM_ID_FIELD} value={formId} />
        <Parts instrument={instrument} pages={pages} typed={typed} language={language} />
        <ConsentAndSend typed={typed} consentText={consentText} number={total} total={total} />
      </form>
      <p className="salida">
        <a id="borrar-salir" href={FORGET_AND_LEAVE_ADDRESS}>
          Borrar y salir
        </a>
      </p>
    </>
  )
}

import { createContext, useContext, type ReactNode } from 'react'
import { textKeys, type InstrumentLanguage } from '#surveys/model/language.ts'

/** In which words a page asks. `language` null: in Spanish, as the version has them. */
type Wording = {
  readonly language: InstrumentLanguage | null
  /** What each question asks in easy Spanish, by its id. */
  readonly explanations: Readonly<Record<string, string>>
}

const Words = createContext<Wording>({ language: null, explanations: {} })

export function InWords({ children, ...wording }: Wording & { children: ReactNode }) {
  return <Words.Provider value={wording}>{children}</Words.Provider>
}

/** A text of the questionnaire: its Spanish, or what stands for it in the language of the page. */
export function Said({ at, es }: { at: string; es: string }) {
  const { language } = useContext(Words)
  const given = language?.texts[at]
  return language && given ? <span lang={language.language}>{given.text}</span> : <>{es}</>
}

/** The recording of a text, where the language of the page has one. Nothing of it is loaded before somebody plays it. */
export function Heard({ at, of }: { at: string; of: string }) {
  const audio = useContext(Words).language?.texts[at]?.audio
  if (!audio) return null
  return <audio className="voz" controls preload="none" src={`/r/voz/${audio}`} aria-label={`Escuchar: ${of}`} />
}

/** What a question asks, for whoever opens it; without a script too. */
export function Explanation({ question }: { question: string }) {
  const { explanations } = useContext(Words)
  const es = explanations[question]
  if (es === undefined) return null
  const at = textKeys.explanation(question)
  return (
    <details className="explica">
      <summary>¿Qué quiere decir?</summary>
      <p>
        <Said at={at} es={es} />
      </p>
      <Heard at={at} of="explicación" />
    </details>
  )
}

/** The recordings of the answers of a part, each once. @param answers their Spanish, in order. */
export function HeardAnswers({ answers }: { answers: readonly string[] }) {
  const { language } = useContext(Words)
  const spoken = [...new Set(answers)].filter((es) => language?.texts[textKeys.answer(es)]?.audio)
  if (spoken.length === 0) return null
  return (
    <details>
      <summary>Escuchar las opciones</summary>
      <ul>
        {spoken.map((es) => (
          <li key={es}>
            <Said at={textKeys.answer(es)} es={es} />
            <Heard at={textKeys.answer(es)} of={es} />
          </li>
        ))}
      </ul>
    </details>
  )
}

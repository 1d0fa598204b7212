import { RECORD_RULES, RULE_CODES } from '#surveys/quality-rules/rules.ts'
import { RULE_WORDS, SEVERITY_NAMES } from './words.ts'

/** Every rule of quality by its code, in public: what it finds, why it is asked, how it is put right. */
export function QualityRulesPage() {
  return (
    <article>
      <h1>Reglas de calidad del registro anual</h1>
      <p>
        Antes de enviar su registro anual, cada entidad ve qué datos no cuadran y cuáles conviene mirar otra vez. Lo que
        dice «{SEVERITY_NAMES.error}» se corrige primero; lo que dice «{SEVERITY_NAMES.warning}» puede quedar como está.
        Un código no cambia de significado.
      </p>
      {RULE_CODES.map((code) => {
        const { title, why, mend } = RULE_WORDS[code]
        return (
          <section key={code} aria-labelledby={code}>
            <h2 id={code}>
              {code}. {title}
            </h2>
            <p>
              <span className="etiqueta">{SEVERITY_NAMES[RECORD_RULES[code].severity]}</span> {why}
            </p>
            <p>
              <strong>Cómo corregirlo.</strong> {mend}
            </p>
          </section>
        )
      })}
    </article>
  )
}

import { LANGUAGE_INTRODUCTION, textKeys, type InstrumentLanguage } from '#surveys/model/language.ts'
import { LANGUAGE_FIELD } from '../contract.ts'
import { Heard, Said } from './wording.tsx'

type Offered = {
  /** Every language of the version; nothing is drawn where there is none. */
  readonly languages: readonly InstrumentLanguage[]
  /** The one of this page; null for Spanish. */
  readonly shown: InstrumentLanguage | null
  /** Whether the page has "Salir rápido", which must find no page more to go back to. */
  readonly harm: boolean
}

/** Beside each other, in one order on every page, so that they are of one shape. */
function Links({ languages, shown }: Omit<Offered, 'harm'>) {
  return (
    <>
      {shown ? (
        <a href="?" hrefLang="es-PE">
          Español
        </a>
      ) : (
        <strong>Español</strong>
      )}
      {languages.map((one) => (
        <span key={one.language}>
          {' · '}
          {one === shown ? (
            <strong lang={one.language}>{one.name}</strong>
          ) : (
            <a href={`?${LANGUAGE_FIELD}=${one.language}`} hrefLang={one.language} lang={one.language}>
              {one.name}
            </a>
          )}
        </span>
      ))}
    </>
  )
}

/**
 * Other languages of the questions, as links: the choice stands in the address of this visit and nowhere else. Where a
 * page has "Salir rápido" they come with the script, which replaces the page instead of opening one more; without a
 * script that page stays in the browser's history either way.
 */
export function OtherLanguages({ languages, shown, harm }: Offered) {
  if (languages.length === 0) return null
  return (
    <>
      <p id="lenguas" hidden={harm}>
        <Links languages={languages} shown={shown} />
      </p>
      {harm ? (
        <noscript>
          <p>
            <Links languages={languages} shown={shown} />
          </p>
        </noscript>
      ) : null}
      {shown ? (
        <div className="datos">
          <p>
            <Said at={textKeys.introduction} es={LANGUAGE_INTRODUCTION} />
          </p>
          <Heard at={textKeys.introduction} of="introducción" />
        </div>
      ) : null}
    </>
  )
}

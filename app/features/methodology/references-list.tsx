import type { MethodReferences } from './references.ts'
import { ruleAnchor, ruleTitle } from './rule.tsx'

type Reference = MethodReferences['methods'][number]

function Reading({ reading }: { reading: string }) {
  return <span className={reading === 'por verificar' ? 'etiqueta urgente' : 'etiqueta gris'}>{reading}</span>
}

function ReferenceLine({ reference: { id, text, address, reading, rules } }: { reference: Reference }) {
  return (
    <li id={`ref-${id}`}>
      {text} {address ? <a href={address}>{address.replace(/^https:\/\/(www\.)?/, '')}</a> : null}{' '}
      <Reading reading={reading} />
      <br />
      <span className="nota">
        En:{' '}
        {rules.map((rule, place) => (
          <span key={rule}>
            {place > 0 ? ', ' : ''}
            <a href={`#${ruleAnchor(rule)}`}>{ruleTitle(rule)}</a>
          </span>
        ))}
      </span>
    </li>
  )
}

function List({ title, references }: { title: string; references: readonly Reference[] }) {
  return (
    <details>
      <summary>
        {title} ({references.length})
      </summary>
      <ul>
        {references.map((reference) => (
          <ReferenceLine key={reference.id} reference={reference} />
        ))}
      </ul>
    </details>
  )
}

/** «Artículo 11, literal b: … No consta que ya rija.» */
function placeWords({ place, says, inForceFrom }: MethodReferences['norms'][number]['places'][number]): string {
  const named = place.charAt(0).toUpperCase() + place.slice(1)
  return `${named}: ${says}${inForceFrom === null ? ' No consta que ya rija.' : ''}`
}

/** What the method rests on, each with how far it was read. */
export function References({ references: { methods, statistics, norms } }: { references: MethodReferences }) {
  return (
    <section aria-labelledby="referencias">
      <h2 id="referencias">Referencias y normas</h2>
      <p>
        «Leído»: se leyó el documento. «Extracto»: se leyó una parte o una página que lo describe. «Por verificar»: es
        la fuente conocida de la fórmula, y no se leyó el original. Los cálculos se comprueban con programas
        independientes y con cuentas hechas a mano.
      </p>
      <List title="Método" references={methods} />
      <List title="Estadística" references={statistics} />
      <details>
        <summary>Normas ({norms.length})</summary>
        <p>Las de cada herramienta, y las que respaldan cada acción, están en su página.</p>
        <ul>
          {norms.map(({ id, label, title, says, articles, places, standing, reading }) => (
            <li key={id} id={`norma-${id}`}>
              <strong>{label}</strong>, {title}
              {articles ? ` (art. ${articles})` : ''}. {says} {standing ? `Ojo: ${standing}. ` : ''}
              {places.map(placeWords).join(' ')} <Reading reading={reading} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

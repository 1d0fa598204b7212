import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatDate, formatNumber, formatPercent } from '#app/kit/format.ts'
import { type ContentsEntry, WithContents } from '#app/kit/shell/page-contents.tsx'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { Actions, FindingsWithoutAction, NormLine } from './actions.tsx'
import type { InstrumentFacts } from './instrument-facts.ts'
import { ReadingMark, ScoredQuestions, UnscoredQuestions } from './questions.tsx'
import { SegmentQuestions } from './segment-questions.tsx'
import { RELATION_WORDS } from './words.ts'

function Summary({ facts }: { facts: InstrumentFacts }) {
  const published = facts.versions.find(({ version }) => version === facts.version)?.publishedOn
  return (
    <dl className="definiciones">
      <dt>Para qué sirve</dt>
      <dd>{facts.purpose}</dd>
      <dt>Quién responde</dt>
      <dd>{facts.presentation.addressees}</dd>
      <dt>Cuánto toma</dt>
      <dd>
        {facts.nature === 'staff'
          ? `Unos ${facts.minutes} minutos, en un celular`
          : 'Varios días, entre varias personas; se guarda mientras se llena'}
      </dd>
      <dt>Qué dice un puntaje alto</dt>
      <dd>{facts.presentation.highScore}</dd>
      <dt>Versión</dt>
      <dd>
        {facts.version}
        {published ? `, publicada el ${formatDate(published)}` : ''}. Huella: <code>{facts.hash.slice(0, 16)}</code>
      </dd>
    </dl>
  )
}

function Links({ facts }: { facts: InstrumentFacts }) {
  return (
    <p className="botones">
      <a className="boton segundo" href={`/herramientas/${facts.slug}/probar`}>
        Probar sin enviar nada
      </a>
      {facts.nature === 'staff' ? (
        <a className="boton segundo" href={`/herramientas/${facts.slug}/copia.pdf`}>
          Copia de lectura (PDF)
        </a>
      ) : null}
      {facts.presentation.showsHelp ? <a href="/ayuda">Ayuda y orientación</a> : null}
    </p>
  )
}

function Dimensions({ facts }: { facts: InstrumentFacts }) {
  const total = facts.dimensions.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <WideTable caption="Dimensiones y pesos" className="dimensiones">
      <thead>
        <tr>
          <th scope="col">Dimensión</th>
          <th scope="col" className="significa">
            Qué significa un puntaje alto
          </th>
          <th scope="col" className="numero">
            Preguntas
          </th>
          <th scope="col" className="numero">
            Peso
          </th>
        </tr>
      </thead>
      <tbody>
        {facts.dimensions.map(({ id, title, meaning, weight, items }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td className="significa">{meaning}</td>
            <td className="numero">{items.length}</td>
            <td className="numero">{formatPercent((100 * weight) / total)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function Levels({ facts }: { facts: InstrumentFacts }) {
  const [inProcess, advanced, consolidated] = facts.levels
  return (
    <>
      <p>
        De 0 a menos de {inProcess}: {LEVEL_NAMES.initial}. Desde {inProcess}: {LEVEL_NAMES['in-process']}. Desde{' '}
        {advanced}: {LEVEL_NAMES.advanced}. Desde {consolidated}: {LEVEL_NAMES.consolidated}.{' '}
        {facts.nature === 'staff'
          ? `Son niveles de lo que percibe el personal, no un certificado. Una dimensión cuenta para una persona si tiene puntos en al menos el ${formatNumber(facts.minimumAnsweredShare * 100)}% de sus preguntas; ningún resultado se muestra con menos de ${facts.k} respuestas.`
          : 'El nivel general queda como máximo uno por encima del de la dimensión más débil, entre las que tienen dos o más preguntas para la entidad. Se muestran lado a lado lo declarado y lo verificado con documentos.'}
      </p>
      <p>
        <Link to="/metodologia">Cómo se calcula cada número</Link>
      </p>
    </>
  )
}

function Versions({ facts }: { facts: InstrumentFacts }) {
  return (
    <>
      <ul>
        {facts.changelog.map(({ version, says }) => {
          const published = facts.versions.find((each) => each.version === version)?.publishedOn
          return (
            <li key={version}>
              {version === facts.version ? (
                <strong>Versión {version}</strong>
              ) : (
                <Link to={`/herramientas/${facts.slug}?version=${version}`}>Versión {version}</Link>
              )}
              {published ? ` (${formatDate(published)})` : ''}: {says}
            </li>
          )
        })}
      </ul>
      {facts.versions.some(({ version }) => version > facts.version) ? (
        <p>
          Hay una versión más nueva: <Link to={`/herramientas/${facts.slug}`}>véala</Link>.
        </p>
      ) : null}
      {facts.crosswalk.length > 0 ? (
        <Folded summary={`Ver qué cambió frente a la versión anterior (${facts.crosswalk.length})`}>
          <p>Lo que no se nombra aquí es igual a la letra.</p>
          <ul>
            {facts.crosswalk.map(({ id, relation, why }) => (
              <li key={id}>
                <code>{id}</code> {RELATION_WORDS[relation]}. {why}
              </li>
            ))}
          </ul>
        </Folded>
      ) : null}
    </>
  )
}

function Bibliography({ works }: { works: InstrumentFacts['bibliography'] }) {
  return (
    <ul>
      {works.map(({ short, title, reading }) => (
        <li key={short}>
          <strong>{short}:</strong> {title}. <ReadingMark reading={reading} />
        </li>
      ))}
    </ul>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function Folded({ summary, children }: { summary: string; children: React.ReactNode }) {
  return (
    <details>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

const contentsOf = (facts: InstrumentFacts): readonly ContentsEntry[] => [
  { id: 'limites', title: 'Qué no mide' },
  { id: 'dimensiones', title: 'Dimensiones' },
  { id: 'preguntas', title: 'Preguntas, puntos y fuentes' },
  { id: 'niveles', title: 'Puntaje y niveles' },
  { id: 'acciones', title: `Acciones que puede proponer (${facts.actions.length})` },
  { id: 'bibliografia', title: 'Bibliografía' },
  { id: 'normas', title: 'Normas' },
  { id: 'versiones', title: 'Versiones' },
]

/** All that there is to know of an instrument before anybody answers it. */
export function InstrumentPage({ facts }: { facts: InstrumentFacts }) {
  return (
    <WithContents contents={contentsOf(facts)}>
      <article>
        <Link className="volver" to="/herramientas">
          Todas las herramientas
        </Link>
        <h1>{facts.title}</h1>
        <Summary facts={facts} />
        <Links facts={facts} />
        <Section id="limites" title="Qué no mide">
          <ul>
            {facts.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Section>
        <Section id="dimensiones" title="Dimensiones">
          <Dimensions facts={facts} />
        </Section>
        <Section id="preguntas" title="Preguntas, puntos y fuentes">
          <Folded summary="Cómo leer los puntos y las fuentes">
            <p>
              De cada fuente se tomó el tema; la frase es nuestra. Cada parte lleva su marca. «Leído»: se leyó el
              documento. «Extracto»: se leyó una parte o una página que lo describe. «Por verificar»: se sabe que existe
              y no se leyó. «Propia»: la idea es nuestra. Los puntos van de 0 a 100.
            </p>
          </Folded>
          <ScoredQuestions facts={facts} />
          <UnscoredQuestions
            title="Lo que se cree de los demás"
            why="Se compara la opinión propia con lo que cada persona cree que piensan sus colegas. No entra al puntaje."
            questions={facts.perceivedNorms}
          />
          <UnscoredQuestions
            title="Lo que pasó en los últimos 12 meses"
            why="Se cuenta aparte, nunca entra al puntaje, y se puede saltar. Sus respuestas se guardan separadas de las demás."
            questions={facts.prevalence}
          />
          <SegmentQuestions segments={facts.segments} />
        </Section>
        <Section id="niveles" title="Puntaje y niveles">
          <Levels facts={facts} />
        </Section>
        <Section id="acciones" title={`Acciones que puede proponer (${facts.actions.length})`}>
          <p>
            Un resultado bajo propone acciones; la entidad decide cuáles hace. Cada una dice qué norma la respalda y si
            se leyó su texto.
          </p>
          <Folded summary="Ver las acciones de cada dimensión">
            <Actions facts={facts} />
          </Folded>
          <FindingsWithoutAction facts={facts} />
        </Section>
        <Section id="bibliografia" title="Bibliografía">
          <Folded summary={`Ver el nombre completo de cada fuente (${facts.bibliography.length})`}>
            <Bibliography works={facts.bibliography} />
          </Folded>
        </Section>
        <Section id="normas" title="Normas">
          <Folded summary={`Ver las normas que cita (${facts.norms.length})`}>
            <ul>
              {facts.norms.map((norm) => (
                <li key={norm.id}>
                  <NormLine norm={norm} />
                </li>
              ))}
            </ul>
          </Folded>
        </Section>
        <Section id="versiones" title="Versiones">
          <Versions facts={facts} />
        </Section>
      </article>
    </WithContents>
  )
}

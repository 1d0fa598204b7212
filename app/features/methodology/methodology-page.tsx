import { Link } from '@remix-run/react'
import type { Methodology } from './view-methodology.server.ts'
import { BudgetSection } from './budget-section.tsx'
import { CompareSection } from './compare-section.tsx'
import { PageSearch } from '#app/kit/shell/page-search.tsx'
import { WithContents, type ContentsEntry } from '#app/kit/shell/page-contents.tsx'
import { Citation, VersionLine, Versions } from './citation.tsx'
import { DisclosureSection } from './disclosure-section.tsx'
import { FigureSection, LevelsSection, UnknownSection } from './figure-section.tsx'
import { GapSection, NormSection, PrevalenceSection } from './gap-section.tsx'
import { InShort } from './in-short.tsx'
import { METHOD_SECTIONS, type MethodSectionId } from './rules/method-rule.ts'
import { PersonSection } from './person-section.tsx'
import { References } from './references-list.tsx'
import { SampleSection } from './sample-section.tsx'
import { ReliabilitySection, TimeSection } from './time-section.tsx'

const LIMITS = [
  'Responde quien quiere. Si quienes callan piensan distinto, el resultado se desvía y el margen no lo dice: el margen solo cubre el azar de quién respondió.',
  'Opinar no es actuar. Una actitud igualitaria no prueba un trato igualitario, ni una mala opinión prueba una falta.',
  'En una entidad pequeña casi nada se puede mostrar. Es el precio de que nadie sea identificable, y no una falla.',
  'Un porcentaje bajo o nulo de hostigamiento no indica ausencia. Donde no se confía, muchas veces no se cuenta.',
  'Las respuestas de un enlace único no prueban que cada una sea de otra persona. Por eso el enlace único solo se usa desde 200 personas.',
  'No hay un índice que sume las herramientas, y ni las actitudes ni el hostigamiento ordenan nunca entidades.',
  'Lo declarado sobre presupuesto es lo que la entidad dice. Solo lo verificado pasó por la revisión de documentos del MIMP.',
] as const

function Limits() {
  return (
    <section aria-labelledby="limites">
      <h2 id="limites">Límites</h2>
      <ul>
        {LIMITS.map((limit) => (
          <li key={limit} data-parte="">
            {limit}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What anybody asks stands first; what follows these two is arithmetic. */
const ASKED_FIRST: readonly MethodSectionId[] = ['sample', 'disclosure']

const entry = ({ anchor, title }: (typeof METHOD_SECTIONS)[number]): ContentsEntry => ({ id: anchor, title })

const CONTENTS: readonly ContentsEntry[] = [
  { id: 'en-breve', title: 'Antes de citar un resultado' },
  { id: 'limites', title: 'Límites' },
  { id: 'citar', title: 'Cómo citar' },
  ...METHOD_SECTIONS.filter(({ id }) => ASKED_FIRST.includes(id)).map(entry),
  ...METHOD_SECTIONS.filter(({ id }) => !ASKED_FIRST.includes(id)).map(entry),
  { id: 'versiones', title: 'Versiones' },
  { id: 'referencias', title: 'Referencias y normas' },
]

/** What is asked before a result is quoted; then every rule behind the numbers, each with an example that the platform works out by the code that scores. */
export function MethodologyPage({ methodology }: { methodology: Methodology }) {
  const { examples, parameters, sample, reliability, references } = methodology
  const both = { examples, parameters }
  return (
    <WithContents contents={CONTENTS}>
      <article id="metodo">
        <h1>Metodología</h1>
        <VersionLine methodology={methodology} />
        <p>
          Cómo Espejo convierte respuestas en puntajes, qué muestra y qué no. Cada regla se abre con su ejemplo, que lo
          calcula el mismo programa que calcula los resultados. Las preguntas y sus puntos están en{' '}
          <Link to="/herramientas">las herramientas</Link>.
        </p>
        <PageSearch within="metodo" label="Buscar en la metodología" />
        <InShort parameters={parameters} />
        <Limits />
        <Citation methodology={methodology} />
        <SampleSection {...both} sample={sample} />
        <DisclosureSection {...both} />
        <PersonSection {...both} />
        <FigureSection {...both} />
        <UnknownSection {...both} />
        <LevelsSection {...both} />
        <GapSection {...both} />
        <PrevalenceSection {...both} />
        <NormSection {...both} />
        <TimeSection {...both} />
        <CompareSection />
        <BudgetSection examples={examples} />
        <ReliabilitySection {...both} reliability={reliability} />
        <Versions methodology={methodology} />
        <References references={references} />
      </article>
    </WithContents>
  )
}

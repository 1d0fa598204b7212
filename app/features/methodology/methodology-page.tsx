import { Link } from '@remix-run/react'
import type { Methodology } from './view-methodology.server.ts'
import { BudgetSection } from './budget-section.tsx'
import { Citation, Contents, VersionLine, Versions } from './citation.tsx'
import { DisclosureSection } from './disclosure-section.tsx'
import { FigureSection, LevelsSection, UnknownSection } from './figure-section.tsx'
import { GapSection, NormSection, PrevalenceSection } from './gap-section.tsx'
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
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  )
}

/** Every rule behind the numbers, each with an example that the platform works out by the code that scores. */
export function MethodologyPage({ methodology }: { methodology: Methodology }) {
  const { examples, parameters, sample, reliability, references } = methodology
  const both = { examples, parameters }
  return (
    <article>
      <h1>Metodología</h1>
      <VersionLine methodology={methodology} />
      <p>
        Cómo Espejo convierte respuestas en puntajes, qué muestra y qué no. Los ejemplos los calcula el mismo programa
        que calcula los resultados. Las preguntas y sus puntos están en <Link to="/herramientas">las herramientas</Link>
        .
      </p>
      <Contents />
      <PersonSection {...both} />
      <FigureSection {...both} />
      <SampleSection {...both} sample={sample} />
      <UnknownSection {...both} />
      <LevelsSection {...both} />
      <GapSection {...both} />
      <PrevalenceSection {...both} />
      <NormSection {...both} />
      <TimeSection {...both} />
      <BudgetSection examples={examples} />
      <ReliabilitySection {...both} reliability={reliability} />
      <DisclosureSection {...both} />
      <Limits />
      <Versions methodology={methodology} />
      <References references={references} />
      <Citation methodology={methodology} />
    </article>
  )
}

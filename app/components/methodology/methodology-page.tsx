import { Link } from '@remix-run/react'
import type { Methodology } from '#app/services/methodology/methodology.server.ts'
import { Disclosure } from './disclosure-sections.tsx'
import { OverTimeSection, Prevalence, Reliability, WomenMen } from './comparison-sections.tsx'
import { SampleCalculator } from './sample-calculator.tsx'
import { BudgetCap, Levels, MarginSection, PersonSection, UnknownSection } from './scoring-sections.tsx'

const CONTENTS = [
  ['persona', 'Del cuestionario al puntaje de una persona'],
  ['margen', 'Puntaje de la entidad y margen de error'],
  ['muestra', 'Cuántas respuestas hacen falta'],
  ['no-se', '«No sé» también es un dato'],
  ['niveles', 'Niveles'],
  ['brechas', 'Brechas entre mujeres y hombres'],
  ['hechos', 'Lo que pasó a las personas'],
  ['tiempo', 'Cambio en el tiempo'],
  ['presupuesto', 'Presupuesto: declarado, verificado y tope'],
  ['confiabilidad', 'Confiabilidad'],
  ['proteccion', 'Qué no se muestra, y por qué'],
  ['limites', 'Límites'],
  ['referencias', 'Referencias'],
] as const

const REFERENCES = [
  'Brown, L., Cai, T. y DasGupta, A. (2001). Interval estimation for a binomial proportion. Statistical Science 16(2).',
  'Cochran, W. (1977). Sampling Techniques, 3.ª ed. Wiley. Secciones 2.6 y 4.4.',
  'Cronbach, L. (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16(3).',
  'Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2).',
  'Hundepool, A. y otros (2012). Statistical Disclosure Control. Wiley.',
  'Nunnally, J. y Bernstein, I. (1994). Psychometric Theory, 3.ª ed. McGraw-Hill.',
  'PEFA (2016). Framework for assessing public financial management (método del eslabón más débil).',
  'Satterthwaite, F. (1946). An approximate distribution of estimates of variance components. Biometrics Bulletin 2(6).',
  'Sweeney, L. (2002). k-anonymity: a model for protecting privacy. International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10(5).',
  'Welch, B. (1947). The generalization of Student’s problem when several different population variances are involved. Biometrika 34.',
  'Wilson, E. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22.',
] as const

const LIMITS = [
  'Responde quien quiere. Si quienes callan piensan distinto, el resultado se desvía y el margen no lo dice: el margen solo cubre el azar de quién respondió.',
  'Opinar no es actuar. Una actitud igualitaria no prueba un trato igualitario, ni una mala opinión prueba una falta.',
  'En una entidad pequeña casi nada se puede mostrar. Es el precio de que nadie sea identificable, y no una falla.',
  'Un porcentaje bajo o nulo de hostigamiento no indica ausencia. Donde no se confía, no se cuenta.',
  'Las respuestas de un enlace único no prueban que cada una sea de otra persona. Por eso el enlace único solo se usa desde 200 personas.',
  'No hay un índice que sume las herramientas, y las actitudes nunca ordenan entidades.',
  'Lo declarado sobre presupuesto es lo que la entidad dice. Solo lo verificado pasó por la revisión de documentos del MIMP.',
] as const

/** Every rule behind the numbers, with examples that the platform works out while the page is served. */
export function MethodologyPage({ methodology }: { methodology: Methodology }) {
  const { examples, sample, reliability } = methodology
  return (
    <article>
      <h1>Metodología</h1>
      <p>
        Cómo Espejo convierte respuestas en puntajes, qué muestra y qué no. Los ejemplos los calcula el mismo programa que calcula los resultados, al momento de servir esta página.
        Las preguntas y sus puntos están en <Link to="/herramientas">las herramientas</Link>.
      </p>
      <nav aria-label="En esta página">
        <ol>
          {CONTENTS.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <PersonSection example={examples.person} />
      <MarginSection example={examples.margin} />
      <SampleCalculator sample={sample} examples={examples.samples} representative={examples.representative} />
      <UnknownSection example={examples.unknown} />
      <Levels cuts={examples.person.cuts} budgetCuts={examples.budget.cuts} />
      <WomenMen example={examples.gap} />
      <Prevalence example={examples.wilson} />
      <OverTimeSection example={examples.overTime} />
      <BudgetCap example={examples.budget} />
      <Reliability example={examples.alpha} reliability={reliability} />
      <Disclosure examples={examples.disclosure} />
      <section aria-labelledby="limites">
        <h2 id="limites">Límites</h2>
        <ul>
          {LIMITS.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="referencias">
        <h2 id="referencias">Referencias</h2>
        <ul>
          {REFERENCES.map((reference) => (
            <li key={reference}>{reference}</li>
          ))}
        </ul>
        <p>Para citar esta página: Espejo, «Metodología», con la fecha en que la consultó y la versión de cada herramienta.</p>
      </section>
    </article>
  )
}

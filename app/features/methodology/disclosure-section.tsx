import { figureSentence, shareWords } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { formatNumber, formatPercent } from '#app/kit/format.ts'
import type { MethodParameters } from './parameters.ts'
import type { WorkedExamples } from './worked-examples.ts'
import { Formula, MethodSection, Rule } from './rule.tsx'

type Examples = WorkedExamples['disclosure']
type SectionProps = { readonly examples: Examples; readonly parameters: MethodParameters }
type Distribution = Examples['small']

function FigureSentence({ figure: { n, mean, shown }, k }: { figure: Examples['figures']['whole']; k: number }) {
  return (
    <li>
      {n} respuestas con promedio {mean}: {figureSentence(shown, k)}
    </li>
  )
}

/** "12 no saben y 11 en blanco: …" */
function leftOutWords({ shown }: Distribution, k: number): string {
  if (shown.kind === 'suppressed') return suppressionWords(shown.reason, k)
  const { leftOut } = shown
  if (leftOut.kind === 'suppressed') return 'no se muestra'
  return leftOut.unknown === null
    ? `${formatPercent(leftOut.rest)} quedó fuera, sin decir por qué`
    : `${formatPercent(leftOut.unknown)} no sabe y ${formatPercent(leftOut.rest)} quedó fuera por otra razón`
}

function cutWords({ levels, says }: Examples['cuts'][number]): string {
  if (levels) return 'se muestran los dos puntajes y la diferencia.'
  return says === null ? 'no se muestra nada por grupo.' : `se muestra solo la diferencia. ${says}`
}

const LEFT_OUT = ['4 «no sé» y 3 en blanco', '12 «no sé» y 11 en blanco', '12 «no sé» y 4 en blanco'] as const

function sharesWords({ shown }: Distribution, k: number): string {
  return shown.kind === 'suppressed'
    ? suppressionWords(shown.reason, k)
    : shown.classes.map(({ share }) => shareWords(share)).join('; ')
}

/** What has to be there so that a figure is shown, and how it is rounded. */
function Shown({ examples, parameters: { k, detailFrom, detailByLinkFrom, decimalFrom } }: SectionProps) {
  const { figures, small, cutCount } = examples
  return (
    <>
      <Rule
        id="fewest-answers"
        example={
          <ul>
            <FigureSentence figure={figures.hidden} k={k} />
          </ul>
        }
      >
        <p>
          Ninguna cifra sale con menos de {k} respuestas con puntos en ella (k-anonimato). Con menos, tampoco se muestra
          cómo se respondió esa pregunta. El número se fija al abrir la aplicación: puede ser más alto, nunca más bajo.
        </p>
      </Rule>
      <Rule
        id="small-entity"
        example={
          <p>
            Una pregunta en una entidad con {small.participants} respuestas: {sharesWords(small, k)}
          </p>
        }
      >
        <p>
          Con menos de {detailFrom} respuestas solo hay resultado general y dimensiones, sin preguntas ni grupos. Una
          dimensión oculta oculta también el general, porque se deduciría. Si se pudo entrar por el enlace único, que
          deja responder más de una vez, las preguntas y los grupos piden {detailByLinkFrom} respuestas.
        </p>
      </Rule>
      <Rule
        id="rounding"
        example={
          <ul>
            <FigureSentence figure={figures.whole} k={k} />
            <FigureSentence figure={figures.decimal} k={k} />
            <li>
              Un grupo de {cutCount.n} respuestas: {formatNumber(cutCount.shown.n)} o más.
            </li>
          </ul>
        }
      >
        <p>
          Se calcula sin redondear y se redondea una vez, al publicar: puntos enteros con menos de {decimalFrom}{' '}
          respuestas, un decimal desde {decimalFrom}, y porcentajes enteros. El número de respuestas de un grupo baja al
          múltiplo de 5. No se publican sumas ni desviaciones.
        </p>
      </Rule>
      <Rule
        id="left-out-class"
        example={
          <ul>
            {examples.leftOut.map((each, place) => (
              <li key={LEFT_OUT[place]}>
                {LEFT_OUT[place]}: {leftOutWords(each, k)}.
              </li>
            ))}
          </ul>
        }
      >
        <p>
          Lo que no tiene puntos es una sola clase, y se muestra desde {k} respuestas. «No sé» se separa solo si cada
          parte tiene {k} respuestas o ninguna.
        </p>
      </Rule>
    </>
  )
}

/** What is hidden so that something else cannot be deduced. */
function Protected({
  examples,
  parameters: { k, openPoints, plannedDeviation, extreme, prevalenceFrom, groupsFrom, familiesFrom, prevalenceSexFrom },
}: SectionProps) {
  const { cuts, shares, figures } = examples
  return (
    <>
      <Rule
        id="one-way-cuts"
        example={
          <ul>
            {cuts.map((each) => (
              <li key={`${each.men}-${each.others}`}>
                {each.women} respuestas de {each.population.women} mujeres y {each.men} de {each.population.men}{' '}
                hombres, {each.others === 0 ? 'nadie más' : `y ${each.others} personas fuera de los dos grupos`}:{' '}
                {cutWords(each)}
              </li>
            ))}
          </ul>
        }
      >
        <p>
          Se corta por una sola variable a la vez, y solo si se sabe cuántas personas hay en cada grupo. Se oculta un
          grupo con menos de {k} respuestas, con menos de {k} personas en la población o con más respuestas que
          personas; uno vacío se ve igual. Nunca queda un grupo solo.
        </p>
        <p>
          Si de 1 a {k - 1} personas quedan fuera de los grupos (dieron otra respuesta, o ninguna), los puntajes y sus
          márgenes, restados del total, dirían de ellas. Entonces se da solo la diferencia. Su intervalo no usa cuánto
          varían las respuestas: toma una desviación de {plannedDeviation} puntos y baja el número de respuestas de cada
          grupo a 10, 20, 50, 100, 200… Se hace lo mismo si la resta dejara abierto el puntaje de alguna persona en
          menos de {openPoints} puntos.
        </p>
      </Rule>
      <Rule
        id="extreme-shares"
        example={
          <>
            <p>{shares.smallest.map(({ n, t }) => `Con ${n} respuestas, t = ${t}`).join('. ')}.</p>
            <p>
              {shares.unanimous.participants} respuestas, una desfavorable y ninguna neutral:{' '}
              {sharesWords(shares.unanimous, k)}.
            </p>
          </>
        }
      >
        <p>
          Si casi todas las respuestas son iguales, el porcentaje exacto diría qué respondió cada persona. Menos de t
          respuestas se muestran como «t ÷ n o menos», también si son 0; y si las demás son menos de t, «(n − t) ÷ n o
          más». Cuando un porcentaje así se podría restar de 100, otro se muestra como intervalo.
        </p>
        <Formula>t = el mayor entre 3 y ⌈0.05 × n⌉</Formula>
      </Rule>
      <Rule
        id="extreme-means"
        example={
          <ul>
            <FigureSentence figure={figures.extreme} k={k} />
          </ul>
        }
      >
        <p>
          Un promedio a {extreme} puntos o menos de 0 o de 100 se muestra como «≤ {extreme}» o «≥ {100 - extreme}», sin
          margen.
        </p>
      </Rule>
      <Rule
        id="open-participation"
        example={
          <ul>
            {examples.open.map(({ count, shown }) => (
              <li key={count}>
                {count} respuestas: {shown.kind === 'at-least' ? `${shown.n} o más` : 'menos de 10'}
              </li>
            ))}
          </ul>
        }
      >
        <p>
          Mientras la aplicación está abierta solo se ve la participación: «menos de 10» y después de 5 en 5, hacia
          abajo, una vez al día.
        </p>
      </Rule>
      <Rule id="prevalence-thresholds">
        <p>
          Con menos de {prevalenceFrom} respuestas no se dice nada. Desde {prevalenceFrom}, en qué parte de ellas se
          contó que algo pasó y en qué parte que se vio; desde {groupsFrom}, dos grupos de conductas; desde{' '}
          {familiesFrom}, las cinco por separado; desde {prevalenceSexFrom} mujeres y {prevalenceSexFrom} hombres,
          también por sexo. Lo que pasó después se dice solo de todas las entidades juntas, una vez al año. Qué se
          muestra depende de cuántas respuestas hubo, nunca de lo que contaron. Lo ven la entidad y el MIMP en la página
          de esa entidad: nunca está en una comparación, un mapa, una descarga nacional ni una página pública.
        </p>
      </Rule>
    </>
  )
}

function Principles({ parameters: { k, fewestEntities } }: Pick<SectionProps, 'parameters'>) {
  return (
    <>
      <Rule id="pools">
        <p>
          Una cifra de las respuestas de varias entidades pide al menos {fewestEntities} entidades, y que ninguna tenga
          más de la mitad de las respuestas. Cada dimensión y cada pregunta se juzga por separado: quien reste lo que
          muestran las demás entidades se queda sin nadie, o con {fewestEntities} entidades que suman {k} respuestas y
          de las que ninguna tiene más de la mitad. Lo que todavía no puede entrar espera al siguiente trimestre. Pasan
          por esta regla el promedio del trimestre, cómo funcionan las preguntas de cada herramienta y cuántas entidades
          hay en cada nivel.
        </p>
      </Rule>
      <Rule id="released-once">
        <p>
          El resultado se calcula al cierre, una vez, y se congela con una huella (SHA-256). Pantalla, PDF y Excel leen
          lo mismo. Después se borran los códigos de acceso y las respuestas se reescriben en otro orden, sin edad ni
          modalidad de contrato.
        </p>
      </Rule>
      <Rule id="superseding">
        <p>
          Un resultado publicado solo podría reemplazarse por otro calculado con las mismas respuestas, por un error de
          cálculo o en el número de personas, con su razón y las dos huellas. Nunca se quitan ni se añaden respuestas.
          La plataforma no tiene hoy esa función: ningún resultado se ha reemplazado.
        </p>
      </Rule>
      <Rule id="reason-in-words">
        <p>
          Donde falta un número se dice la razón, como «{suppressionWords('too-few-answers', k)}», y nunca cuántas
          respuestas hubo.
        </p>
      </Rule>
    </>
  )
}

/** What is hidden, and why. */
export function DisclosureSection({
  examples,
  parameters,
}: {
  examples: WorkedExamples
  parameters: MethodParameters
}) {
  return (
    <MethodSection id="disclosure">
      <p>Las respuestas del personal llegan a una persona solo después de pasar por estas reglas.</p>
      <Shown examples={examples.disclosure} parameters={parameters} />
      <Protected examples={examples.disclosure} parameters={parameters} />
      <Principles parameters={parameters} />
    </MethodSection>
  )
}

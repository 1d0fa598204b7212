import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatNumber, formatPercent } from '#app/kit/format.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { RatedItem } from '#surveys/scoring/rubric.ts'
import { Formula, MethodSection, Rule } from './rule.tsx'
import type { WorkedExamples } from './worked-examples.ts'

type Dimension = WorkedExamples['budget']['dimension']

function levelWords(level: RatedItem['declared']): string {
  if (level === null) return 'sin verificar'
  return level === 'na' ? 'no aplica' : `nivel ${level}`
}

const scoreWords = (score: number | null) => (score === null ? 'sin puntaje' : formatNumber(score))

function Rated({ title, rows }: Pick<Dimension, 'title' | 'rows'>) {
  return (
    <WideTable caption={`Cinco preguntas de «${title}»`} className="apilada">
      <thead>
        <tr>
          <th scope="col">Pregunta</th>
          <th scope="col">Declarado</th>
          <th scope="col">Verificado</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ declared, verified }, place) => (
          <tr key={place}>
            <th scope="row">{place + 1}</th>
            <td data-titulo="Declarado">{levelWords(declared)}</td>
            <td data-titulo="Verificado">{levelWords(verified)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** The rubric, what is verified, and the cap of the weakest dimension. */
export function BudgetSection({ examples }: { examples: WorkedExamples }) {
  const { dimension, cap } = examples.budget
  return (
    <MethodSection id="budget">
      <Rule
        id="budget-points"
        example={
          <p>
            {dimension.points.map(({ level, points }) => `Nivel ${level}: ${formatNumber(points)} puntos`).join('. ')}.
          </p>
        }
      >
        <p>
          Cada pregunta tiene cuatro niveles escritos, del 0 al 3, y dice qué documentos prueban cada uno. Los puntajes
          de dimensión y general son los promedios de siempre.
        </p>
        <Formula>puntos = 100 × nivel ÷ 3</Formula>
      </Rule>
      <Rule
        id="budget-not-applicable"
        example={
          <>
            <Rated title={dimension.title} rows={dimension.rows} />
            <p>Puntaje declarado, sobre cuatro preguntas: {scoreWords(dimension.declared)}.</p>
          </>
        }
      >
        <p>
          La entidad puede decir «no aplica», con su razón, solo en las preguntas que lo admiten. En el puntaje
          declarado esa pregunta sale de la cuenta.
        </p>
      </Rule>
      <Rule
        id="budget-verified"
        example={
          <p>
            Las mismas cinco preguntas: {scoreWords(dimension.verified)}, sobre cinco. Si el MIMP acepta el «no aplica»,{' '}
            {scoreWords(dimension.verifiedWhenAccepted)}, sobre cuatro.
          </p>
        }
      >
        <p>
          Vale lo que el MIMP aceptó con documentos, que puede ser menos de lo declarado. Lo que nadie verificó cuenta
          0, también un «no aplica» que no se aceptó: ese no sale de la cuenta. Los dos puntajes se muestran lado a
          lado.
        </p>
      </Rule>
      <Rule
        id="budget-unverified"
        example={
          <p>
            De las cinco, cuatro afirman algo y una se verificó tal cual: {formatPercent(100 * dimension.unverified)}{' '}
            sin verificar.
          </p>
        }
      >
        <p>
          De las preguntas declaradas por encima del nivel 0, o «no aplica», la parte que no se verificó tal como se
          declaró. El nivel 0 no se cuenta: no afirma nada.
        </p>
        <Formula>
          sin verificar = preguntas que afirman algo y no se verificaron tal cual ÷ preguntas que afirman algo
        </Formula>
      </Rule>
      <Rule
        id="budget-cap"
        example={
          cap.level && cap.overall !== null ? (
            <p>
              Una entidad con nivel 3 en todo y 0 en «{cap.weakest}» suma {formatNumber(cap.overall)}. Sin tope sería{' '}
              {LEVEL_NAMES[cap.level.uncapped]}; con el tope es {LEVEL_NAMES[cap.level.id]}.
            </p>
          ) : null
        }
      >
        <p>
          El nivel general no pasa de uno por encima del nivel de la dimensión más débil: un presupuesto no está
          consolidado si uno de sus eslabones falta. Es la idea del eslabón más débil de PEFA. Una dimensión de la que
          una sola pregunta concierne a la entidad no pone tope: una respuesta decidiría el nivel de todo. El puntaje no
          cambia, y la página dice cuándo se aplicó el tope.
        </p>
      </Rule>
    </MethodSection>
  )
}

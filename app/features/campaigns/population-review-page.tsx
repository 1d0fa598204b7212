import { Notice } from '#app/kit/shell/notice.tsx'
import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { formatDate } from '#app/kit/format.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { Comparison, DecisionForms } from '#app/features/staff-figures/decision-page.tsx'
import { FigureFacts } from '#app/features/staff-figures/figure-facts.tsx'
import { peopleWords } from '#app/features/staff-figures/words.ts'
import { scopeWords } from '#app/kit/words/scope-words.ts'
import type { campaignInReview } from './review-population.server.ts'

type Props = {
  readonly campaign: Awaited<ReturnType<typeof campaignInReview>>
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** The figure that the entity proposed, and the one decision about it. */
function Proposed({ campaign, problems, values }: Props) {
  const { figure } = campaign
  if (!figure) {
    return (
      <Notice kind="warning">
        <p>
          La entidad todavía no presenta el documento con la cifra correcta. Pídaselo: lo propone en «Personal de la
          entidad». Si no puede explicar el exceso, debe anular la aplicación.
        </p>
      </Notice>
    )
  }
  return (
    <>
      <h2>Cifra que propone la entidad</h2>
      <FigureFacts figure={figure} />
      <Comparison figure={figure} />
      <DecisionForms figureId={figure.id} problems={problems} values={values}>
        <Notice kind="warning">
          <p>
            Se decide una sola vez. Al confirmar se calculan los resultados; si las respuestas tampoco caben en esta
            cifra, la aplicación se anula y sus respuestas se destruyen sin que nadie las vea. Si tiene dudas sobre el
            documento, no la acepte todavía y diga por qué.
          </p>
        </Notice>
      </DecisionForms>
    </>
  )
}

/** The analyst's look at a population that has fewer people than answers. The number of answers is not shown. */
export function PopulationReview(props: Props) {
  const { campaign, problems } = props
  return (
    <>
      <Link className="volver" to={`/nacional/entidades/${campaign.entityId}`}>
        Volver
      </Link>
      <ErrorSummary problems={Object.entries(problems).map(([field, message]) => ({ field, message }))} />
      <h1>Revisar la población</h1>
      <p>
        {campaign.entityName}: hubo más respuestas que personas en {campaign.title}, {scopeWords(campaign.scope)}. Su
        población es de {peopleWords(campaign)} ({campaign.source}, al {formatDate(campaign.date)}). Cuántas respuestas
        hubo no se muestra.
      </p>
      <Proposed {...props} />
    </>
  )
}

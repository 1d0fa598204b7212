import { Link } from '@remix-run/react'
import { PrintButton } from '#app/kit/shell/print-button.tsx'
import { CommitmentSheet, WhereItIs } from './commitment-sheet.tsx'
import { COMMITMENT_TITLE } from './commitment-words.ts'
import type { PublicPage } from './view-public-page.server.ts'
import { lateWords, NO_PAGE, waitingWords } from './words.ts'

function Explained() {
  return (
    <p className="no-imprimir">
      <Link to="/anonimato">Qué protege lo que cada persona respondió, y qué no</Link>
    </p>
  )
}

/** What stands under a public address, for everybody. */
export function PublicCommitment({ page, origin }: { page: PublicPage; origin: string }) {
  if (page.kind === 'none')
    return (
      <>
        <h1>{NO_PAGE.title}</h1>
        <p>{NO_PAGE.text}</p>
        <Explained />
      </>
    )
  if (page.kind === 'published')
    return (
      <>
        <CommitmentSheet words={page.words} />
        <WhereItIs address={`${origin}${page.path}`} />
        <Explained />
        <PrintButton label="Imprimir o guardar en PDF" />
      </>
    )
  return (
    <article className="una-hoja">
      <p className="portada-entidad">{page.entity}</p>
      <h1>{COMMITMENT_TITLE}</h1>
      <p>{page.questionnaire}</p>
      <p>{page.kind === 'waiting' ? waitingWords(page.by) : lateWords(page.by)}</p>
      <p>Aquí estará cuánta gente participó, por tramos, y cómo van las acciones del plan de mejora.</p>
      <Explained />
    </article>
  )
}

import type { Standing } from '#app/features/standing/standing-facts.ts'

/** Where the entity stands, for paper: the sentences say all that its figure draws on the page. */
export function StandingInWords({ standing }: { standing: Standing | null }) {
  if (!standing) return null
  const { groupSaid, says, notYet, note } = standing
  return (
    <section aria-labelledby="donde-estamos">
      <h2 id="donde-estamos">¿Dónde estamos?</h2>
      {(notYet === null ? says : [notYet]).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="nota">
        {groupSaid} {notYet === null ? note : ''}
      </p>
    </section>
  )
}

import { Link } from '@remix-run/react'
import { QuartilePlot } from '#app/kit/figures/quartile-plot.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import type { Standing } from './standing-facts.ts'

/** Where an entity stands among those like it: no name but its own, and in words whatever is drawn. */
export function WhereWeStand({ standing }: { standing: Standing | null }) {
  if (!standing) return null
  const { own, levels, group, groupSaid, says, notYet, note, plotNote } = standing
  return (
    <section aria-labelledby="donde-estamos">
      <h2 id="donde-estamos">¿Dónde estamos?</h2>
      {notYet === null ? (
        <>
          <p>{says[0]}</p>
          <QuartilePlot title="Resultado general, de 0 a 100" note={plotNote} rows={own} group={group} cuts={levels} />
          {says.slice(1).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className="nota">
            {groupSaid} {note} <Link to="/metodologia#donde-estamos-reglas">Estas son las reglas</Link>.
          </p>
        </>
      ) : (
        <Empty>
          {notYet} {groupSaid} <Link to="/metodologia#donde-estamos-reglas">Estas son las reglas</Link>.
        </Empty>
      )}
    </section>
  )
}

import { Link } from '@remix-run/react'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import type { DimensionView } from './view-assessment.server.ts'

const LiveForm = lazy(() => import('./live-form.client.tsx'))

/** The plain forms until the script is there, then SurveyJS in their place; never where data are to be saved. */
export function LiveDimension({
  year,
  dimension,
  children,
}: {
  year: number
  dimension: DimensionView
  children: ReactNode
}) {
  const [live, setLive] = useState(false)
  useEffect(() => {
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
    setLive(connection?.saveData !== true)
  }, [])
  if (!live) return <>{children}</>
  return (
    <Suspense fallback={children}>
      <LiveForm key={dimension.id} year={year} dimension={dimension} />
      <p className="nota">
        Cada cambio se guarda solo. <Link to="?sencillo=si">Usar el formulario sencillo</Link>
      </p>
    </Suspense>
  )
}

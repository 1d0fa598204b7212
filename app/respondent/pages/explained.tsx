/** Beside the page, so that what was marked (or a code shown once) is not lost; without a referrer, which holds the code. */
const BESIDE = { target: '_blank', rel: 'noopener noreferrer' } as const

/**
 * Ways to the page that answers fears and to the notice of Ley 29733, article 18.
 * @param entity id of whose notice, escaped for an address. @param quickExit whether the page has "Salir rápido".
 */
export function Explained({ entity, quickExit = false }: { entity: string; quickExit?: boolean }) {
  return (
    <p className="nota">
      Para saber más, en otra pestaña:{' '}
      <a href="/anonimato" {...BESIDE}>
        qué protege lo que usted responde, y qué no
      </a>{' '}
      y{' '}
      <a href={`/privacidad?entidad=${entity}`} {...BESIDE}>
        aviso de privacidad
      </a>
      .{quickExit ? ' «Salir rápido» no cierra esa otra pestaña.' : ''}
    </p>
  )
}

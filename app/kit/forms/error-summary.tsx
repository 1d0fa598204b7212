/** What is wrong with a form, first thing in the page, each linked to its field. */
export function ErrorSummary({
  problems,
}: {
  problems: readonly { readonly field: string; readonly message: string }[]
}) {
  if (problems.length === 0) return null
  return (
    <div className="resumen-errores" role="alert" tabIndex={-1}>
      <h2>Hay un problema</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

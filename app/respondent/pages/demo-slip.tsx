/** The box of the demonstration. The button is a form, so that looking at the page takes no slip. */
export function DemoSlip({ kind }: { kind: 'offered' | 'used-up' }) {
  if (kind === 'used-up')
    return (
      <>
        <h1>No quedan papeletas en esta demostración</h1>
        <p>Se repartieron todas, o el cuestionario cerró. Al iniciar de nuevo la demostración habrá otras.</p>
        <p>
          <a href="/r">Escribir otro código</a>
        </p>
      </>
    )
  return (
    <>
      <h1>Pruebe con una papeleta nueva</h1>
      <p>
        Esta dirección es solo de la demostración: entrega una papeleta nueva cada vez. En una entidad real nadie las
        pide aquí. Cada persona saca la suya de una caja, y el código sirve una sola vez.
      </p>
      <form method="post">
        <p>
          <button type="submit" className="boton">
            Sacar una papeleta
          </button>
        </p>
      </form>
      <p>
        <a href="/anonimato">Qué protege lo que usted responde, y qué no</a>
      </p>
    </>
  )
}

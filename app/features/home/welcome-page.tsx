import { Link } from '@remix-run/react'
import { Field } from '#app/kit/forms/field.tsx'

const STEPS = [
  ['El personal responde', 'En su celular, en unos diez minutos, sin cuenta y sin dar su nombre.'],
  ['La entidad ve sus resultados', 'Puntajes con su margen, solo desde diez respuestas.'],
  ['Se hace un plan', 'Cada acción dice qué resultado la motiva, quién la hace, en qué plazo y con qué norma.'],
  ['El MIMP mira el país', 'Qué entidades aplicaron las herramientas y qué necesitan, sin ver respuestas de nadie.'],
] as const

function CodeForm() {
  return (
    <section className="caja" aria-labelledby="responder">
      <h2 id="responder">Vengo a responder</h2>
      <form method="post" action="/r">
        <Field
          name="codigo"
          label="Código de acceso"
          help="Está en su papeleta, en el afiche o en el mensaje que recibió."
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <button className="boton" type="submit">
          Ir al cuestionario
        </button>
      </form>
    </section>
  )
}

function AccountEntry({ home }: { home: string | null }) {
  return (
    <section aria-labelledby="cuenta">
      <h2 id="cuenta">Trabajo con los resultados</h2>
      <p>Para la coordinación del mecanismo para la igualdad, titulares de entidades y el equipo del MIMP.</p>
      <p>
        <Link className="boton segundo" to={home ?? '/ingresar'}>
          {home ? 'Continuar' : 'Ingresar'}
        </Link>
      </p>
    </section>
  )
}

/** The public first page: what Espejo is, a place for the code, the way to sign in, or back to where `home` leads. */
export function Welcome({ home }: { home: string | null }) {
  return (
    <>
      <h1>Un espejo para mirar la igualdad en las entidades públicas</h1>
      <p>
        Con Espejo, las entidades públicas del Perú aplican herramientas de autodiagnóstico sobre la igualdad entre
        mujeres y hombres en el trabajo. Quien responde lo hace en forma anónima. Con los resultados, cada entidad arma
        un plan que puede cumplir.
      </p>
      <div className="columnas">
        <CodeForm />
        <AccountEntry home={home} />
      </div>
      <h2>Cómo funciona</h2>
      <ol className="pasos">
        {STEPS.map(([title, text]) => (
          <li key={title}>
            <strong>{title}.</strong> {text}
          </li>
        ))}
      </ol>
      <p>
        <Link to="/herramientas">Conozca las cuatro herramientas</Link>, con todas sus preguntas, y{' '}
        <Link to="/metodologia">cómo se calcula cada número</Link>.
      </p>
      <p>
        <Link to="/pais">Vea cómo va el país</Link>, o descargue los <Link to="/datos">datos abiertos</Link>.
      </p>
      <h2>Lo que cuidamos</h2>
      <ul>
        <li>No pedimos nombre, DNI ni correo, y no guardamos la hora ni la dirección de quien responde.</li>
        <li>Nadie recibe respuestas una por una: ni la entidad, ni el MIMP.</li>
        <li>Un resultado de menos de diez respuestas no se muestra, y tampoco lo que permitiría deducirlo.</li>
      </ul>
    </>
  )
}

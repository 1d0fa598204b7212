import { Form, Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { ContactLine } from '#app/kit/shell/contact-line.tsx'
import { WithContents } from '#app/kit/shell/page-contents.tsx'
import type { PrivacyView } from './view-privacy.server.ts'

function EntityChoice({ entities, entity }: Pick<PrivacyView, 'entities' | 'entity'>) {
  return (
    <Form method="get" className="caja">
      <div className="campo">
        <label htmlFor="entidad">Su entidad</label>
        <select id="entidad" name="entidad" defaultValue={entity?.id ?? ''}>
          <option value="">Elija una</option>
          {entities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button className="boton segundo" type="submit">
        Ver quién responde ahí
      </button>
    </Form>
  )
}

function Responsible({ entity, ministry }: Pick<PrivacyView, 'entity' | 'ministry'>) {
  return (
    <dl className="definiciones">
      <dt>Plataforma</dt>
      <dd>
        Ministerio de la Mujer y Poblaciones Vulnerables (MIMP){ministry.office ? `, ${ministry.office}` : ''}, que la
        aloja y la mantiene por encargo de las entidades.{' '}
        {ministry.contact ? <ContactLine {...ministry.contact} office="" /> : null}
      </dd>
      {entity ? (
        <>
          <dt>Aplicación y cuentas</dt>
          <dd>
            {entity.name}
            {entity.invented ? ' (entidad inventada)' : ''}.{' '}
            {entity.privacyAddress || 'La entidad aún no registró su dirección: pídala en su mesa de partes.'}
          </dd>
          <dt>Dónde ejercer sus derechos</dt>
          <dd>
            {entity.privacyContact || 'La entidad aún no registró un correo para esto: escriba a su mesa de partes.'}
          </dd>
          <dt>Oficial de Datos Personales</dt>
          <dd>{entity.dataOfficer || 'La entidad aún no lo registró.'}</dd>
        </>
      ) : null}
    </dl>
  )
}

const CONTENTS = [
  { id: 'responde', title: 'Quién responde' },
  { id: 'cuestionario', title: 'Si usted responde un cuestionario' },
  { id: 'cuenta', title: 'Si usted tiene una cuenta' },
  { id: 'personal', title: 'Si usted trabaja en la entidad' },
  { id: 'plazos', title: 'Hasta cuándo' },
  { id: 'reclamos', title: 'Si algo no se cumple' },
] as const

/** Who answers for which data, what for, how long, and what one can ask. */
export function PrivacyPage({ privacy }: { privacy: PrivacyView }) {
  const { entity, entities, terms, norms, ministry, provider } = privacy
  return (
    <article>
      <h1>Privacidad</h1>
      <p>
        Este aviso cumple el deber de informar de la{' '}
        {norms.map(({ label, verified }) => `${label}${verified ? '' : ' (por verificar)'}`).join(' y el ')}. Dice quién
        responde por los datos, para qué los usa y hasta cuándo.
      </p>
      <WithContents contents={CONTENTS}>
        <h2 id="responde">Quién responde</h2>
        <Responsible entity={entity} ministry={ministry} />
        <EntityChoice entities={entities} entity={entity} />
        <h2 id="cuestionario">Si usted responde un cuestionario</h2>
        <ul>
          <li>
            Para qué: conocer cómo se trata a mujeres y hombres en su entidad y decidir qué mejorar. Es voluntario: no
            responder no tiene consecuencias.
          </li>
          <li>
            Qué se guarda: lo que marca, sin nombre, hora, dirección de internet ni aparato. El sexo se borra al cerrar
            si no respondieron diez mujeres y diez hombres o más. Lo que contó que le pasó va en una fila aparte, que al
            cerrar queda siempre sin sexo.
          </li>
          <li>
            Quién lo recibe: la entidad y el MIMP reciben resultados de diez respuestas o más, no respuestas una por
            una. Quien digita un formulario en papel lo ve sin nombre, y no ve resultados. No hay otros destinatarios ni
            envíos fuera del país.
          </li>
          <li>
            Códigos: los imprime, guarda y destruye la custodia de códigos de su entidad, que no ve resultados. Si la
            invitan por correo, su dirección se guarda hasta el cierre y ninguna página la muestra.
          </li>
          <li>Cookies: quien responde no recibe ninguna.</li>
          <li>
            Después de enviar no se puede corregir ni borrar lo suyo, porque nadie puede encontrarlo. Por eso estos
            derechos no se pueden ejercer sobre respuestas.
          </li>
          <li>
            Cómo se cuida, y qué no podemos prometer:{' '}
            <Link to="/anonimato">qué protege lo que usted responde, y qué no</Link>.
          </li>
        </ul>
        <h2 id="cuenta">Si usted tiene una cuenta</h2>
        <ul>
          <li>Para qué: que entre solo quien debe, y que se sepa quién hizo cada cambio.</li>
          <li>
            Qué se guarda: nombre, correo, función, resolución que la nombra, sesiones y registro de lo que hizo. La
            contraseña, solo en forma irreversible. De quien custodia códigos o digita, también quién la propuso y quién
            confirmó que no lee resultados.
          </li>
          <li>
            Quién lo ve: su entidad y la administración de la plataforma en el MIMP. Quien consulta una constancia no ve
            cuentas.
          </li>
          <li>
            Cookies, todas propias: la de su sesión dura hasta ocho horas; la del segundo paso, unos minutos. Otra (
            <code>espejo.device</code>) recuerda por 180 días que su cuenta ya ingresó desde este equipo, o que aquí
            eligió su contraseña nueva, para que los intentos errados de otras personas no la demoren a usted. No
            contiene su nombre ni su correo, no abre su cuenta y puede borrarla desde su navegador. Otra (
            <code>espejo.hecho</code>) dura un minuto: lleva a la página siguiente la frase que dice qué se acaba de
            guardar.
          </li>
          {provider === null ? null : (
            <li>
              Ingreso con {provider}: solo si usted lo vinculó en <Link to="/cuenta/proveedor">Mi cuenta</Link>. Se
              guarda con qué identidad de {provider} ingresa, sin su contraseña de allá ni lo demás que ese servicio
              sepa de usted. {provider} se entera de cuándo ingresa así, y de nada de lo que hace en Espejo. Dos cookies
              propias (<code>espejo.provider</code> y <code>espejo.identity</code>) duran diez minutos, mientras va y
              vuelve. Quien responde un cuestionario no pasa por ese servicio.
            </li>
          )}
          <li>
            Contraseñas erradas: para demorar a quien adivina, el correo escrito y la red quedan solo en la memoria del
            programa, hasta quince minutos después del último error.
          </li>
          <li>
            Formularios enviados dos veces: la primera respuesta queda, cifrada, en la memoria del programa hasta una
            hora, y que se envió, hasta doce horas; de quien no ingresó, con la red desde la que lo envió.
          </li>
          <li>
            Lo que una página muestra una sola vez, como papeletas, enlaces de invitación, códigos de recuperación o lo
            que trae una planilla: quien lo hizo puede volver a verlo durante una hora, solo en su navegador y con su
            cuenta (<code>espejo.recien</code>). Está en la memoria del programa, cifrado con una llave que solo tiene
            su navegador.
          </li>
          <li>
            Lo que escribe y no se pudo guardar: si su sesión termina o algo falla, espera hasta veinte minutos en la
            memoria del programa, cifrado con una llave que solo tiene su navegador (<code>espejo.guardado</code>), y
            vuelve solo a su cuenta. No va al disco ni a las copias. No se guardan así contraseñas, códigos, archivos ni
            lo que se digita del papel.
          </li>
          <li>
            Puede ver y descargar sus datos, y borrar su cuenta, en <Link to="/cuenta/datos">Mis datos</Link>. Lo que
            firmó y el registro de sus actos se conservan el plazo de abajo, con su nombre.
          </li>
          <li>
            Espejo avisa por correo, a lo más una vez al día, de lo que pasa en su entidad. Ningún aviso dice quién
            respondió, cuántas personas ni qué salió. En <Link to="/cuenta/avisos">Avisos</Link> elige cuáles recibe.
          </li>
          <li>
            Si firmó un plan de mejora, o registró el papel en que se firmó, su nombre, cargo y documento quedan en ese
            plan. Lo que informa del avance de una acción queda con su nombre y fecha; si su función termina, las
            acciones que seguía quedan sin cuenta.
          </li>
          <li>
            Los archivos que prueban una acción se borran cinco años después del año del plan. Los que nombran a
            personas, como una lista de asistencia, solo los abren la coordinación y la persona titular, y se borran
            también cuando se retiran. El informe de avance no dice quién asistió. De las fotos quitamos el lugar, la
            fecha y el aparato que traen escondidos.
          </li>
        </ul>
        <h2 id="personal">Si usted trabaja en la entidad</h2>
        <ul>
          <li>
            La entidad puede llenar una ficha de datos al año: cuántas mujeres y hombres de su sede central hay en cada
            régimen, grupo y franja de pago, y cuántos usaron licencias o se capacitaron. Son totales, sin nombres y sin
            quejas.
          </li>
          <li>
            Los números de 1 a 4 personas se juntan con otros antes de guardarse. Lo que aun así es pequeño no se
            guarda.
          </li>
          <li>
            La leen quienes leen los resultados de cultura de la entidad, y el MIMP junto a ellos. No se publica ni se
            usa para ordenar entidades.
          </li>
        </ul>
        <h2 id="plazos">Hasta cuándo</h2>
        <WideTable
          caption="Plazos de conservación; después se borra sin que nadie lo pida"
          captionUnseen
          className="apilada"
        >
          <thead>
            <tr>
              <th scope="col">Qué</th>
              <th scope="col">Hasta cuándo</th>
            </tr>
          </thead>
          <tbody>
            {terms.map(({ id, what, until }) => (
              <tr key={id}>
                <th scope="row">{what}</th>
                <td data-titulo="Hasta">{until}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
        <p>
          Cumplido el plazo, el programa borra solo. La administración ve la lista de lo que se borrará sesenta días
          antes.
        </p>
        <h2 id="reclamos">Si algo no se cumple</h2>
        <p>
          Puede reclamar ante la Autoridad Nacional de Protección de Datos Personales, del Ministerio de Justicia y
          Derechos Humanos, sin pasar antes por su entidad.
        </p>
      </WithContents>
    </article>
  )
}

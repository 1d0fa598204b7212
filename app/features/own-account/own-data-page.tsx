import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatNumber } from '#app/kit/format.ts'

const PART_NAMES: Readonly<Record<string, string>> = {
  perfil: 'Perfil',
  funciones: 'Funciones',
  invitaciones: 'Invitaciones',
  pedidos_de_cuenta: 'Pedidos de cuenta',
  sesiones: 'Sesiones',
  confirmaciones: 'Confirmaciones',
  firmas: 'Firmas',
  informes_firmados: 'Informes del país firmados',
  pasos_en_evaluaciones: 'Pasos en evaluaciones',
  decisiones_del_plan: 'Decisiones del plan',
  pasos_del_informe: 'Pasos del informe de noviembre',
  pasos_del_plan: 'Pasos del plan',
  avances_del_plan: 'Avances del plan',
  acciones_a_su_cargo: 'Acciones a su cargo',
  revisiones: 'Revisiones',
  comentarios_a_planes: 'Comentarios a planes',
  registro_anual: 'Registro anual',
  asistencias: 'Asistencias',
  mensajes: 'Mensajes',
  avisos: 'Avisos',
  servicios_de_ingreso: 'Servicios de ingreso',
  avisos_elegidos: 'Avisos elegidos',
  calendario: 'Calendario',
  invitacion_a_responder: 'Invitaciones a responder',
  registro: 'Registro de lo que hizo',
  registro_sobre_su_cuenta: 'Registro sobre su cuenta',
}

type Props = {
  readonly parts: readonly { readonly id: string; readonly says: string; readonly rows: number }[]
  readonly without: readonly string[]
}

/** What Espejo holds about whoever is signed in, to be taken along, and the way to deleting the account. */
export function OwnDataPage({ parts, without }: Props) {
  return (
    <>
      <Link className="volver" to="/cuenta">
        Mi cuenta
      </Link>
      <h1>Mis datos</h1>
      <p>Esto es todo lo que Espejo guarda de usted por tener esta cuenta. Puede llevárselo en un archivo.</p>
      <p>
        <a className="boton" href="/cuenta/datos.json" download>
          Descargar mis datos (JSON)
        </a>
      </p>
      <p className="ayuda">Es un archivo de texto que abre cualquier editor. Guárdelo donde nadie más lo lea.</p>
      <h2>Qué contiene</h2>
      <WideTable caption="Partes del archivo y cuántos registros tiene cada una" captionUnseen className="apilada">
        <thead>
          <tr>
            <th scope="col">Parte</th>
            <th scope="col">Qué dice</th>
            <th scope="col" className="numero">
              Registros
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ id, says, rows }) => (
            <tr key={id}>
              <th scope="row">{PART_NAMES[id] ?? id}</th>
              <td data-titulo="Qué dice">{says}</td>
              <td data-titulo="Registros" className="numero">
                {formatNumber(rows)}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <h2>Qué no contiene</h2>
      <ul>
        {without.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>
        Para qué se guarda y hasta cuándo: <Link to="/privacidad">aviso de privacidad</Link>. Si algo está mal, pida que
        se corrija a quien le dio la cuenta.
      </p>
      <h2>Borrar la cuenta</h2>
      <p>Antes de borrar se le muestra qué se va y qué queda.</p>
      <p>
        <Link className="boton segundo" to="/cuenta/datos/borrar">
          Ver qué pasa si borro mi cuenta
        </Link>
      </p>
    </>
  )
}

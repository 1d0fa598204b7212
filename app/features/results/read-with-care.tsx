import { Notice } from '#app/kit/shell/notice.tsx'

/** What an average of opinions can and cannot say: stands before the first number. */
export function ReadWithCare() {
  return (
    <Notice kind="warning" labelledBy="como-leer">
      <h2 id="como-leer">Cómo leer este resultado</h2>
      <ul>
        <li>Un puntaje alto significa actitudes más igualitarias, es decir, menos estereotipos.</li>
        <li>
          Describe un clima de opinión. No mide faltas de la entidad ni de nadie: no se usa para ordenar entidades,
          evaluar ni sancionar.
        </li>
        <li>
          Puede salir más favorable de lo que la gente piensa: quien trabaja en el Estado sabe qué respuesta «queda
          bien». Cuánto, no se sabe. Lo que la gente cree de sus colegas ayuda a leerlo.
        </li>
        <li>
          Opinar no es actuar: estas respuestas no dicen cómo se trata a las personas. Revise también los
          procedimientos.
        </li>
        <li>
          Si más del 80% elige la respuesta más favorable, la pregunta distingue poco. Antes de hablar de una
          diferencia, mire su intervalo: si incluye el cero, no se distingue del azar, y eso no significa igualdad.
        </li>
      </ul>
    </Notice>
  )
}

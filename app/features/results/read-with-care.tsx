/** What an average of opinions can and cannot say: stands before the first number. */
export function ReadWithCare() {
  return (
    <section className="caja aviso" aria-labelledby="como-leer">
      <h2 id="como-leer">Cómo leer este resultado</h2>
      <ul>
        <li>Un puntaje alto significa actitudes más igualitarias, es decir, menos estereotipos.</li>
        <li>
          Describe un clima de opinión. No mide faltas de la entidad ni de nadie: no se usa para ordenar entidades,
          evaluar ni sancionar.
        </li>
        <li>
          Es un límite superior: quien trabaja en el Estado sabe qué respuesta «queda bien». Lo que la gente cree de sus
          colegas ayuda a leerlo.
        </li>
        <li>Opinar no es actuar. Que cambien las opiniones no basta: cambie los procedimientos.</li>
        <li>
          Si más del 80 % elige la respuesta más favorable, la pregunta informa poco. Menos de 5 puntos entre grupos de
          menos de 100 personas es ruido.
        </li>
      </ul>
    </section>
  )
}

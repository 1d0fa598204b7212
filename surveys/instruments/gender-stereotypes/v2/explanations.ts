import { SEGMENT_EXPLANATIONS } from '../../segment-explanations.ts'

const OTHERS = 'Aquí se pregunta qué cree usted que piensan sus colegas, no qué piensa usted.'

/** What each question asks, in easy Spanish, for whoever opens it. */
export const explanations: Readonly<Record<string, string>> = {
  'cui-01':
    'La jornada son las horas de trabajo. La frase dice que, si en casa hay menores de cinco años, es mejor que la madre, y no otra persona, trabaje menos horas.',
  'cui-02': 'La frase dice que un padre puede atender a un bebé tan bien como una madre, y ella tan bien como él.',
  'cui-03':
    'La frase dice que hacerse cargo de la casa le toca a la mujer más que a nadie, también si tiene un trabajo.',
  'cui-04':
    'La frase dice que, cuando un familiar se enferma, pedir permiso en el trabajo le toca tanto al hombre como a la mujer.',
  'cui-05':
    'Las tareas de la casa son las que se hacen cada día para vivir en ella. La frase dice que mujeres y hombres deben hacer la misma parte.',
  'nor-01': `${OTHERS} La jornada son las horas de trabajo.`,
  'aut-01':
    'Un cargo con mucha presión exige mucho en poco tiempo. La frase dice que ahí un hombre dirige mejor que una mujer.',
  'aut-02':
    'Trabajar a gusto es sentirse bien en el trabajo. La frase dice que a usted le daría igual que dirija una mujer o un hombre.',
  'aut-03':
    'Dar órdenes firmes es decir con seguridad lo que hay que hacer. La frase dice que las mujeres que lo hacen suelen causar conflictos.',
  'aut-04':
    'Un área de obras se ocupa de construir y reparar. La frase dice que una mujer puede dirigirla tan bien como un hombre.',
  'aut-05':
    'Iguales méritos es saber y haber hecho lo mismo. La frase dice que, así, una mujer embarazada merece la misma oportunidad de subir de puesto que otra persona.',
  'nor-02': `${OTHERS} Ascender es pasar a un puesto más alto.`,
  'tra-01':
    'Por naturaleza quiere decir desde que se nace. La frase dice que los hombres nacen con más habilidad que las mujeres para la ingeniería.',
  'tra-02':
    'Una carrera es lo que se estudia para un trabajo. La frase dice que cualquiera de ellas puede ser para una mujer o para un hombre.',
  'tra-03':
    'El puesto de recepción es el de quien recibe a las personas que llegan. La frase dice que es más de mujer que de hombre.',
  'tra-04':
    'La educación inicial es la de niñas y niños menores de seis años. La frase dice que un hombre puede enseñar ahí tan bien como una mujer.',
  'tra-05':
    'Los detalles son las partes pequeñas de un trabajo. La frase dice que a las mujeres les va mejor con ellos que al decidir.',
  'nor-03': `${OTHERS} Por naturaleza quiere decir desde que se nace.`,
  'ser-01':
    'El horario de atención son las horas en que se recibe al público. La frase dice que a veces hay que cambiarlo para atender igual a mujeres y hombres.',
  'ser-02': 'La frase dice que no sirve de nada anotar en los formularios si se atiende a una mujer o a un hombre.',
  'ser-03':
    'Una familia rural vive en el campo. La frase dice que sus asuntos se pueden tratar solo con el hombre que está a la cabeza de ella.',
  'ser-04':
    'Las estadísticas son números que describen a un grupo. La frase dice que, con las de mujeres y de hombres, en su área se decide mejor.',
  'ser-05':
    'Un área técnica hace un trabajo de especialidad. La frase dice que la igualdad entre mujeres y hombres no tiene que ver con esas áreas.',
  'mas-01': 'La frase dice que en una casa es al hombre a quien le toca traer más dinero.',
  'mas-02':
    'Rechazar una broma es mostrar que no se acepta. La frase dice que está bien que un hombre lo haga cuando la broma hace menos a las mujeres.',
  'mas-06':
    'La carrera es aquí el avance en el trabajo. La frase dice que para un hombre debe estar antes que cuidar a sus hijos.',
  'mas-04':
    'La licencia por paternidad son los días de permiso que tiene el padre. La frase dice que quien los usa todos es tan responsable como sus colegas.',
  'mas-05':
    'Una comisión es un viaje de trabajo. La frase dice que, por el bien de las mujeres mismas, es mejor que no viajen a las lejanas.',
  'nor-04': `${OTHERS} La licencia por paternidad son los días de permiso que tiene el padre.`,
  'emo-01':
    'Decidir por emoción es decidir por lo que se siente. La frase dice que las mujeres deciden así más que pensando en las razones.',
  'emo-02': 'La frase dice que un hombre que llora en el trabajo merece el mismo respeto que cualquier persona.',
  'emo-03': 'La frase dice que hay maneras de vestir por las que una mujer debe aceptar los comentarios que le hagan.',
  'emo-04':
    'Un halago es algo que se dice para agradar. La frase dice que no corresponde hablar del cuerpo de una colega, tampoco para eso.',
  'emo-05':
    'Exagerar es contar algo como más serio de lo que fue. La frase dice que eso pasa en muchas denuncias de acoso.',
  ...SEGMENT_EXPLANATIONS,
}

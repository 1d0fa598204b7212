import { SEGMENT_EXPLANATIONS } from '../../segment-explanations.ts'

/** What each question asks, in easy Spanish, for whoever opens it. */
export const explanations: Readonly<Record<string, string>> = {
  'lid-01':
    'La alta dirección son las personas con los cargos más altos. La frase dice que ellas, delante de otras personas, se muestran a favor de la igualdad.',
  'lid-02':
    'La jefatura inmediata es quien dirige su trabajo. La frase dice que da a los hombres, más que a las mujeres, las tareas que más se notan.',
  'lid-03':
    'La frase dice que usted sabe qué persona u oficina se ocupa, en su entidad, de la igualdad entre mujeres y hombres.',
  'lid-04': 'La frase dice que en su entidad la igualdad está escrita en documentos y no pasa de ahí.',
  'lid-05':
    'Un trato desigual es tratar a alguien de otra manera que a las demás personas. La frase dice que, cuando alguien avisa, las jefaturas no hacen nada.',
  'sel-01':
    'Una convocatoria es el anuncio para cubrir un puesto. La frase dice que pide lo que hace falta para ese trabajo, y nada más.',
  'sel-02':
    'La entrevista es la conversación con quien postula a un puesto. La frase dice que en ella se pregunta a las mujeres si piensan tener hijos.',
  'sel-03':
    'Una jefatura es un puesto que dirige a otras personas. La frase dice que, en los hechos, mujeres y hombres pueden llegar a ella por igual.',
  'sel-04':
    'La frase dice que, aunque no esté escrito, hay puestos que se dan solo a mujeres o puestos que se dan solo a hombres.',
  'sel-05':
    'Una encargatura es cuando alguien ocupa por un tiempo otro puesto. La frase dice que usted sabe cómo se decide a quién se le da.',
  'sel-06':
    'CAS es un tipo de contrato del Estado. La frase dice que, cuando una trabajadora CAS queda embarazada, su contrato ya no se renueva.',
  'rem-01':
    'La frase dice que, para ganar lo mismo que un hombre, a una mujer se le pide probar más lo que sabe o lo que hace.',
  'rem-02': 'La frase dice que usted sabe cómo se decide cuánto le pagan.',
  'rem-03':
    'El aporte es lo que alguien propone o hace. La frase dice que en las reuniones se valora igual el de mujeres y el de hombres.',
  'rem-04':
    'Las tareas de apoyo ayudan al trabajo de otras personas. La frase dice que las hacen las mujeres más que los hombres.',
  'rem-05':
    'La carga de trabajo es cuánto trabajo tiene cada quien. La frase dice que, en puestos iguales, se reparte con justicia entre mujeres y hombres.',
  'cap-01':
    'La capacitación son los cursos y talleres del trabajo. La frase dice que mujeres y hombres entran a ellos con las mismas reglas y facilidades.',
  'cap-02':
    'Cuidar es hacerse cargo de otra persona que lo necesita. La frase dice que, por la hora de los cursos, quien cuida no puede ir.',
  'cap-03': 'La frase dice que los cursos o charlas sobre este tema que usted recibió en dos años fueron suficientes.',
  'cap-04':
    'La frase dice que usted sabe qué hacer, en su trabajo diario, para tomar en cuenta la igualdad entre mujeres y hombres.',
  'cap-05':
    'Dirigir equipos es estar a cargo de otras personas. La frase dice que esos cursos se ofrecen a los hombres antes que a las mujeres.',
  'cor-01':
    'Esta licencia es el permiso que se da cuando llega una hija o un hijo. La frase dice que, al volver, la persona sigue con las tareas que tenía.',
  'cor-02':
    'La licencia por paternidad son los días de permiso que tiene el padre. La frase dice que las jefaturas alientan a los hombres a usarlos todos.',
  'cor-04':
    'El teletrabajo es trabajar fuera de la oficina, con internet. La frase dice que se da a mujeres y a hombres con las mismas reglas.',
  'cor-05':
    'Salir a su hora es irse cuando termina el horario. La frase dice que quien lo hace tiene menos oportunidades de avanzar en la entidad.',
  'cor-06':
    'Un horario flexible permite cambiar la hora de entrar o de salir. La frase dice que se le da a quien le cae bien a la jefatura.',
  'cor-07': 'La frase dice que, por el trabajo que usted tiene, le falta tiempo para cuidar a su familia.',
  'com-01':
    'Los documentos son los escritos de la entidad, en papel o en pantalla. La frase dice que hablan con respeto de mujeres y de hombres.',
  'com-02':
    'Las imágenes son fotos y dibujos de avisos, páginas y folletos. La frase dice que en ellas las mujeres aparecen, más que nada, ayudando al trabajo de otras personas.',
  'com-03':
    'La unidad es el grupo u oficina donde usted trabaja. La frase dice que ahí se oyen seguido bromas que hacen menos a alguien por ser mujer u hombre.',
  'com-04':
    'Los avisos internos son los mensajes para el personal. La frase dice que en ellos se explica a qué tiene derecho quien trabaja ahí.',
  'par-01':
    'La unidad es el grupo u oficina donde usted trabaja. La frase dice que, al decidir, se toma en cuenta por igual lo que opinan mujeres y hombres.',
  'par-02':
    'Interrumpir es cortar a alguien cuando habla. La frase dice que en las reuniones eso les pasa a las mujeres más que a los hombres.',
  'par-03': 'La frase dice que usted puede decir que piensa distinto, sin miedo a lo que pase después.',
  'par-05': 'La frase dice que lo importante se decide en conversaciones donde no están las mujeres.',
  'res-01':
    'La frase dice que en su entidad se trata peor a algunas personas por la zona, el pueblo o el país de donde vienen.',
  'res-02':
    'El hostigamiento sexual es una conducta sexual o sexista que otra persona no desea. La frase dice que usted sabe dónde se avisa de un caso en su entidad.',
  'res-03':
    'Atender con reserva es que se enteren solo las personas que hace falta. La frase dice que la entidad lo haría así si alguien se queja.',
  'res-04': 'La frase dice que quien presenta una queja tiene después problemas en el trabajo por haberla presentado.',
  'res-06':
    'Una lengua originaria es la de un pueblo que vive aquí desde antes del castellano. La frase dice que en su entidad se burlan de quien la habla.',
  'res-07':
    'La violencia en la familia es el daño que hace la pareja o un pariente. La frase dice que la entidad apoyaría a quien la sufra.',
  'fis-01':
    'El lactario es el ambiente para sacarse la leche y guardarla. La frase dice que se puede usar sin que otras personas miren o entren.',
  'fis-02': 'La frase dice que donde usted trabaja hay baños suficientes para las mujeres y para los hombres.',
  'fis-03': 'La frase dice que las trabajadoras embarazadas siguen haciendo tareas que pueden dañar su salud.',
  'fis-04': 'La frase dice que en su trabajo hay lugares donde usted no se siente a salvo.',
  ...SEGMENT_EXPLANATIONS,
}

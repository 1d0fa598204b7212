/** Who could want to know, in the order of what she has; what holds against her, and what is not promised. */
export const ADVERSARIES: readonly { readonly who: string; readonly held: string; readonly open: string | null }[] = [
  {
    who: 'Quien lee todos los resultados, por años',
    held: 'No ve nada de una persona ni de un grupo de menos de diez. Lo impiden reglas que atacamos restando todo lo que se muestra, también de un año a otro y entre entidades. De lo que le pasó a una persona hay además una demostración, abajo.',
    open: null,
  },
  {
    who: 'Quien además controla o conoce otras respuestas',
    held: 'Hay un código por persona y ninguno de reserva, y quien ve resultados no tiene los códigos.',
    open: 'quien controle todas las respuestas menos una puede restar las suyas y leer lo que respondió la que falta. Quien envíe nueve como si fuera de un grupo sabe lo que respondió una persona de ese grupo, pero no cuál de las diez o más.',
  },
  {
    who: 'Quien copia todos los archivos del servidor',
    held: 'Una copia no une un código, un enlace ni un correo con una respuesta. Después del cierre no queda ningún código.',
    open: 'antes del cierre se ve qué códigos ya se usaron, de diez en diez. Dos copias con menos de diez respuestas de diferencia muestran qué dos partes llegaron juntas, nunca de quién son.',
  },
  {
    who: 'Quien tiene papeletas o códigos',
    held: 'No ve resultados. Mirar un código no dice si ya se usó: la página es la misma.',
    open: 'puede contar las papeletas que sobran, y sabe así cuántas personas respondieron. Si anotó su código y lo prueba enviando, sabe si ya se usó.',
  },
  {
    who: 'Quien está fuera de la entidad',
    held: 'De la participación ve tramos: en la constancia, si la entidad la emite, y en la página pública de lo que se hizo. Esa página dice cómo van las acciones del plan y, solo de cultura y desde 30 respuestas, el nivel de cada tema. De lo que alguien cuenta que le pasó, nada. Con menos de diez respuestas no hay página.',
    open: 'la entidad puede agregar a esa página los puntajes de todos los temas y la diferencia entre mujeres y hombres, tal como salen de estas reglas.',
  },
  {
    who: 'Quien administra el servidor',
    held: 'Su programa es público y su huella está abajo: otra persona puede compararla.',
    open: 'quien cambia el programa a escondidas puede guardar otra cosa.',
  },
]

/** What is not promised, said as plainly as what is: the gravest of each kind always, the others behind a line that opens. */
export const NOT_PROMISED: readonly {
  readonly about: string
  readonly gravest: string
  readonly others: readonly string[]
}[] = [
  {
    about: 'Resultados',
    gravest:
      'Quien controle todas las respuestas menos una puede leer los puntajes de la que falta y, desde 20 respuestas, lo que respondió a cada pregunta.',
    others: [
      'Quien conozca parte de las respuestas puede restarlas: sabe el promedio de las demás y, desde 20 respuestas, cuántas respuestas tuvo cada opción. No sabe cuáles.',
      'La participación se muestra de cinco en cinco, una vez al día. Quien envíe varias respuestas suyas, una por día, puede saber si en un día alguien más respondió; no quién.',
      'Donde casi todas las respuestas son iguales, se sabe casi lo que respondió cada una.',
      'Con el enlace único cualquiera puede responder más de una vez. Por eso solo se usa desde 200 personas y nunca para hostigamiento; las preguntas y los grupos se abren desde 100 respuestas, y el resultado lo dice.',
    ],
  },
  {
    about: 'Lo que le pasó',
    gravest:
      'Adivinar siempre se puede, y con los años se acierta más: 75, 82 y 92 de cada 100, como dice la tabla de arriba. Dos aplicaciones en un año cuentan como dos años.',
    others: [
      'El azar no esconde un hecho que muchas personas vieron o contaron.',
      'Hasta enero lo que contó está en el servidor, sin nombre y sin sexo, pero sin azar. En enero se destruye, también en las copias de seguridad.',
    ],
  },
  {
    about: 'Códigos',
    gravest: 'Quien guardó un código puede usarlo antes que usted. Entonces se le dirá que lo suyo no se guardó.',
    others: [
      'Si dos personas se ponen de acuerdo, o quien es titular confirma a alguien sin conocerlo, separar códigos y resultados no sirve.',
      'Si la entidad y el MIMP aceptan un documento falso sobre cuántas personas trabajan, las cuentas se hacen con ese número. Queda registrado quién lo hizo.',
      'Un formulario en papel se puede fotocopiar. Por eso lleva un sello, y de cada lote no se digitan más de los que se prepararon.',
      'Doce meses después, quien fue custodia puede llegar a ver también los resultados de cuando lo fue.',
      'En papel, cuántas hojas llegaron en un sobre queda anotado. Si el lote era de un solo formulario, se sabe si se entregó. De un lote de 30 o más, quien coordina ve si falta terminarlo; de uno menor, nada.',
      'Si al terminar el plazo hay menos de diez respuestas, el plazo se alarga diez días: quien lo nota sabe que fueron menos de diez.',
      'Si el servidor se detiene, hasta nueve códigos de una aplicación podrían usarse otra vez.',
      'La invitación por correo es confidencial, no anónima: su buzón muestra que la invitaron. Lo que responde se guarda igual que en las otras formas.',
    ],
  },
  {
    about: 'Archivos y programa',
    gravest:
      'Mientras el cuestionario está abierto, una combinación rara de respuestas está en el disco del servidor. Quien lo robara ese día podría reconocer a alguien cuya opinión ya conoce.',
    others: [
      'Quien copie los archivos en el instante en que se guarda una respuesta puede ver sus dos partes juntas.',
      'Quien copie las llaves antes de que se destruyan puede abrir las copias de seguridad. Y un disco puede guardar restos de lo que se borró.',
      'Un programa cambiado a escondidas podría guardar otra cosa. Por eso su texto es público y su huella está abajo: quien lo instala puede compararla.',
    ],
  },
  {
    about: 'Su entorno',
    gravest:
      'Un celular vigilado, la red o el equipo del trabajo y una cámara sobre el hombro ven lo que usted ve. Use su propio celular, con sus datos, en un lugar tranquilo.',
    others: [
      'Quien administra la red o el aparato puede ver que alguien abrió la página pública de lo que se hizo. No dice si respondió: la puede abrir cualquiera.',
    ],
  },
]

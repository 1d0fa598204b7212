/** What staff fear, and what is so; each answer says how it is held, not that one should trust. */
export const MYTHS: readonly { readonly id: string; readonly myth: string; readonly fact: string }[] = [
  {
    id: 'papeleta',
    myth: '«Mi papeleta tiene un código: sabrán que es mía.»',
    fact: 'Las papeletas se imprimen sin número, en desorden, y se sacan de una caja. Espejo sabe que un código sirve; nadie sabe quién lo tiene. Por eso no acepte una papeleta con su nombre.',
  },
  {
    id: 'recordatorio',
    myth: '«Me llegó un recordatorio porque no respondí.»',
    fact: 'Los recordatorios van a todas las personas a la vez. Espejo no sabe a quién le falta responder, y ninguna página lo muestra.',
  },
  {
    id: 'hora',
    myth: '«Verán a qué hora respondí.»',
    fact: 'No se guarda la hora ni el día de una respuesta. Las respuestas esperan hasta ser diez, se mezclan y recién entonces se guardan; al cerrar se vuelven a ordenar por un número al azar.',
  },
  {
    id: 'aparato',
    myth: '«Reconocerán mi celular o mi computadora.»',
    fact: 'No se guarda la dirección de internet ni el aparato, tampoco en los registros del servidor. El cuestionario no usa cookies.',
  },
  {
    id: 'jefatura',
    myth: '«Mi jefatura podrá mirar mis respuestas.»',
    fact: 'Nadie recibe respuestas una por una: ni la jefatura, ni la coordinación, ni el Ministerio. Solo se ven resultados de diez o más personas, redondeados.',
  },
  {
    id: 'pocas',
    myth: '«En mi oficina somos tres: se darán cuenta.»',
    fact: 'No hay resultados por oficina ni por cargo. Un grupo de menos de diez no se muestra, y tampoco lo que permitiría deducirlo restando.',
  },
  {
    id: 'sexo',
    myth: '«Soy la única mujer de mi entidad.»',
    fact: 'Entonces no se muestran resultados de mujeres, y al cerrar se borra el sexo de todas las respuestas. Puede también elegir «Prefiero no decirlo».',
  },
  {
    id: 'hostigamiento',
    myth: '«Si cuento que me pasó algo, se sabrá en mi entidad.»',
    fact: 'Lo que le pasó se guarda aparte de sus otras respuestas, sin nada que las una. De cero a cuatro personas se dice siempre lo mismo: «menos de 5».',
  },
  {
    id: 'pedir',
    myth: '«Alguien puede pedir las respuestas por transparencia.»',
    fact: 'Nadie puede entregar lo que no se puede relacionar con una persona, y las respuestas se destruyen doce meses después del cierre, con un acta.',
  },
  {
    id: 'nada',
    myth: '«Total, nunca pasa nada.»',
    fact: 'Cada resultado bajo propone acciones con responsable, plazo y prueba. Su entidad debe decir cuáles hará, y por qué no las otras.',
  },
]

/** What is not promised, said as plainly as what is. */
export const NOT_PROMISED: readonly string[] = [
  'Mientras el cuestionario está abierto, una combinación rara de respuestas está en el disco del servidor. Quien lo robara ese día podría reconocer a alguien cuya opinión ya conoce.',
  'Quien pueda enviar muchas respuestas falsas puede restarlas del resultado. Por eso los códigos son pocos, y el enlace único solo se usa desde 200 personas.',
  'Un celular vigilado, la red o el equipo del trabajo y una cámara sobre el hombro ven lo que usted ve. Use su propio celular, con sus datos, en un lugar tranquilo.',
  'La invitación por correo es confidencial, no anónima: su buzón muestra que la invitaron. Lo que responde se guarda igual que en las otras formas.',
  'Un programa cambiado a escondidas podría guardar otra cosa. Por eso su texto es público y su huella está abajo: quien lo instala puede compararla.',
]

/** What staff fear, and what is so; each answer says how it is held, not that one should trust. */
export const MYTHS: readonly { readonly id: string; readonly myth: string; readonly fact: string }[] = [
  {
    id: 'papeleta',
    myth: '«Mi papeleta tiene un código: sabrán que es mía.»',
    fact: 'Las papeletas se imprimen sin nombre, se mezclan y se sacan de una caja. Espejo sabe que un código sirve, no quién lo tiene. Por eso no acepte una papeleta con su nombre, y si pierde la suya saque otra.',
  },
  {
    id: 'codigos',
    myth: '«Quien organiza tiene los códigos: verá cuáles se usaron.»',
    fact: 'Quien lee los resultados no tiene códigos: los imprime y guarda otra persona. Y mirar un código no dice si ya se usó, porque la página es la misma. Solo al enviar se sabe.',
  },
  {
    id: 'recordatorio',
    myth: '«Me llegó un recordatorio porque no respondí.»',
    fact: 'Los recordatorios van a todas las personas a la vez. Ninguna página muestra a quién le falta responder.',
  },
  {
    id: 'hora',
    myth: '«Verán a qué hora respondí.»',
    fact: 'No se guarda la hora ni el día de una respuesta. Las respuestas esperan hasta ser diez, se mezclan y recién entonces se guardan. Al cerrar, cada una recibe otro número al azar y se ordenan por él.',
  },
  {
    id: 'aparato',
    myth: '«Reconocerán mi celular o mi computadora.»',
    fact: 'No se guarda la dirección de internet ni el aparato, tampoco en los registros del servidor. El cuestionario no usa cookies.',
  },
  {
    id: 'jefatura',
    myth: '«Mi jefatura podrá mirar mis respuestas.»',
    fact: 'Ninguna página muestra respuestas una por una: ni a la jefatura, ni a la coordinación, ni al Ministerio. Solo se ven resultados de diez respuestas o más, redondeados.',
  },
  {
    id: 'pocas',
    myth: '«En mi oficina somos tres: se darán cuenta.»',
    fact: 'No hay resultados por oficina, cargo ni edad. Un grupo de menos de diez no se muestra, y tampoco lo que permitiría deducirlo restando.',
  },
  {
    id: 'sexo',
    myth: '«Soy la única mujer de mi entidad.»',
    fact: 'Entonces no se muestran resultados de mujeres ni de hombres, y al cerrar se borra el sexo de todas las respuestas. Puede también elegir «Prefiero no responder».',
  },
  {
    id: 'hostigamiento',
    myth: '«Si cuento que me pasó algo, se sabrá en mi entidad.»',
    fact: 'Lo que le pasó se guarda aparte de sus otras respuestas, sin nada que las una. Al publicar, a cada número se le suma o resta al azar una cantidad pequeña: ni quien conozca todas las demás respuestas puede estar seguro de lo que usted contó.',
  },
  {
    id: 'copias',
    myth: '«Con las copias de seguridad verán quién faltaba.»',
    fact: 'Ninguna copia de seguridad muestra respuestas: van cifradas, con llaves que se destruyen después del cierre y cuando se destruyen las respuestas. Comparar una copia de antes con una de después no dice quién faltaba.',
  },
  {
    id: 'pedir',
    myth: '«Alguien puede pedir las respuestas por transparencia.»',
    fact: 'Ninguna página ni descarga entrega respuestas una por una. No llevan nombre y se destruyen doce meses después del cierre, con un acta. Lo que contó que le pasó se destruye en enero.',
  },
  {
    id: 'nada',
    myth: '«Total, nunca pasa nada.»',
    fact: 'Cada resultado bajo propone acciones con responsable, plazo y prueba. Su entidad debe decir cuáles hará, y por qué no las otras.',
  },
]

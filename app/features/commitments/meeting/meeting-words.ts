/** What is said in every meeting, whatever came out. What came out is said by `commitment-words.ts` alone. */
export const SLIDE_TITLES = {
  who: 'Qué se preguntó y cuánta gente respondió',
  each: 'Qué se hace, acción por acción',
  next: 'Qué sigue, y cuándo',
  anonymity: 'Cómo se cuida su anonimato',
  help: 'Dónde pedir ayuda o denunciar',
} as const

/** Holds for each way by which somebody is admitted, and promises no more than the notice did. */
export const ANONYMITY = [
  'Ninguna página muestra respuestas una por una: solo resultados de grupos.',
  'Lo que contestaron muy pocas personas no se muestra.',
  'Nadie puede pedirle que diga si respondió, ni qué.',
] as const

/** What whoever speaks says and does not, slide by slide. */
export const NOTES = {
  cover: [
    'Diga: gracias. Sin sus respuestas no habría nada que mostrar.',
    'Diga: son cinco minutos; después hay tiempo para preguntas.',
    'No pida que levante la mano quien respondió, ni quien no. No adivine quién respondió qué, tampoco en broma.',
  ],
  who: [
    'Lea la frase tal como está. No diga un porcentaje exacto: la página tampoco lo dice.',
    'No pregunte por qué alguien no respondió: responder es voluntario.',
  ],
  levels: [
    'Lea todos los temas en su orden, sin saltarse ninguno.',
    'Si un tema no se muestra, diga: muy pocas personas lo contestaron, o mostrarlo dejaría deducir otro. No es bueno ni malo.',
    'No pregunte quién piensa así ni de qué oficina viene. No compare oficinas ni personas.',
  ],
  actions: [
    'Diga también lo que está vencido o detenido: quien escucha ya lo sabe.',
    'No prometa nada que el plan no diga. Si le piden algo nuevo, anótelo y diga cuándo responderá.',
    'No diga que una acción se debe a lo que alguien contó.',
  ],
  next: ['Diga dónde se lee todo esto y cuándo cambia.', 'Si la fecha no depende de usted, diga de quién depende.'],
  anonymity: [
    'Lea las frases tal como están y no agregue ninguna promesa.',
    'Si alguien cuenta en la reunión lo que respondió, agradezca y no le pregunte más.',
    'Nunca pregunte quién respondió qué, ni a solas.',
  ],
  help: [
    'Deje esta lámina a la vista hasta el final.',
    'No pregunte delante de los demás si alguien necesita ayuda. Quien quiera podrá anotar el número.',
    'Antes de la reunión, llame a los números y revise las fechas: cambian.',
  ],
} as const satisfies Record<string, readonly string[]>

export const NOTE_TITLE = 'Para conducir la reunión: cinco minutos'

export const NOT_TO_ASK = [
  'Quién respondió y quién no; tampoco a mano alzada, por turnos ni con la mirada.',
  'Quién piensa así, de qué oficina viene o por qué alguien no habla.',
  'Si a alguien le pasó algo. Quien quiera hablar tiene dónde, y no es esta reunión.',
  'Qué respondería usted en el lugar de otra persona: no se adivina, tampoco en broma.',
] as const

/** What staff ask, and what is true whatever came out. */
export const ANSWERS = {
  who: [
    '¿Quién respondió?',
    'No se sabe. Con las respuestas no se guarda nombre, correo, hora ni aparato: nadie, tampoco la entidad, sabe quién respondió qué.',
  ],
  hidden: [
    '¿Por qué no se muestra un tema?',
    'Porque muy pocas personas lo contestaron, o porque mostrarlo dejaría deducir otro. No es bueno ni malo, y nadie lo eligió.',
  ],
  withoutLevels: [
    '¿Por qué no se dice qué salió?',
    'Así se prometió antes de responder: según la encuesta y cuántas respuestas hubo, se dicen los niveles de los temas o no se dice ninguno.',
  ],
  broken: [
    '¿Qué pasa si no se cumple?',
    'Se ve: la acción queda como vencida o detenida, con las demás. El Ministerio de la Mujer también ve cómo va el plan.',
  ],
  mine: [
    '¿Puedo cambiar o borrar lo que respondí?',
    'No. Después de enviar nadie puede encontrarlo, tampoco quien administra el sistema.',
  ],
  notThere: [
    '¿Por qué no está lo que yo propuse?',
    'El plan tiene lo que la entidad aceptó y firmó. Anote lo nuevo, sin el nombre de quien lo dijo, y diga cuándo responderá.',
  ],
} as const satisfies Record<string, readonly [question: string, answer: string]>

export const COMPLAINT = {
  question: '¿Dónde se denuncia?',
  notHere: 'Esta reunión no es una denuncia.',
  /** Where the entity did not have to say where it takes complaints. */
  within: 'ante Recursos Humanos',
  outside: 'También fuera de ella, sin pasar antes por la entidad.',
} as const

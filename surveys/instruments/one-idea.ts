import type { OneIdeaJudgement } from '#surveys/model/one-idea.ts'

/**
 * Every question that joins two things with «y», «o» or a bar, read by a person: why it asks one thing all the same. In a
 * list of behaviours a yes to any of them is a yes, so that nobody is left without an answer; in a rubric the levels say
 * what is missing. A sentence that changes needs a new judgement: `npm run instruments:check` prints its mark.
 */
export const ONE_IDEA_JUDGEMENTS: readonly OneIdeaJudgement[] = [
  {
    item: 'organizational-culture cor-01',
    text: '93beb05930c2',
    why: 'Dos licencias de lo mismo: tener una hija o un hijo; quien vuelve usó una de ellas.',
  },
  {
    item: 'gender-stereotypes cui-02',
    text: '8320d76d19ce',
    why: 'Compara a los dos: la idea es que cuidan igual.',
  },
  {
    item: 'sexual-harassment pre-07',
    text: '226848966366',
    why: 'Un solo grupo: quienes trabajan en la entidad sin ser de su personal.',
  },
  {
    item: 'sexual-harassment cli-01',
    text: '34e4401d53d7',
    why: 'Una clase de bromas; la norma trata igual lo sexual y lo sexista, y se dejan pasar o no.',
  },
  {
    item: 'sexual-harassment cli-02',
    text: '7ffc29d5aa13',
    why: 'Una costumbre: comentar lo que es íntimo de otra persona.',
  },
  {
    item: 'sexual-harassment pro-05',
    text: 'b55d2c0de1d8',
    why: 'Un solo derecho: la atención de salud que la norma nombra con las dos palabras.',
  },
  {
    item: 'sexual-harassment exp-02',
    text: '078b23344a4a',
    why: 'Un trato y sus dos motivos posibles; un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-15',
    text: 'df4e902b2cc6',
    why: 'Una conducta, insultar, con los motivos que la norma nombra juntos; un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-04',
    text: '4fdb91b9e3d9',
    why: 'Una conducta, comentar; los dos temas son ejemplos y un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-05',
    text: '608f0f0def19',
    why: 'Una conducta con dos ejemplos; un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-06',
    text: '06edcd62e645',
    why: 'Una conducta: hacer ver contenidos sexuales, por cualquier medio.',
  },
  {
    item: 'sexual-harassment exp-16',
    text: 'b740e5265131',
    why: 'Una conducta con imágenes íntimas: hacerlas o difundirlas, reales o fabricadas; un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-08',
    text: 'fd121735cab2',
    why: 'Una conducta, insistir, por los medios que hay; un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-10',
    text: '094c8e57ce94',
    why: 'Una conducta: invadir el espacio de la persona; un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-11',
    text: 'bb0aa378926b',
    why: 'Una conducta, el contacto físico no querido, de menos a más; un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-12',
    text: 'c2ad177ebd03',
    why: 'Un ofrecimiento y lo que pide a cambio; un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-13',
    text: '749b1bf2782c',
    why: 'El chantaje antes y después de negarse: la norma los pone juntos y un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment exp-14',
    text: 'a53e9ed2da41',
    why: 'El intento y el acto: se suaviza la pregunta y no se separa lo que duele separar; un sí a cualquiera es un sí.',
  },
  {
    item: 'sexual-harassment wit-01',
    text: '1c3cb21fb459',
    why: 'Enterarse, con los ojos o por otra persona; lo que hizo después se pregunta aparte.',
  },
  {
    item: 'sexual-harassment cha-health',
    text: '0fe10239828d',
    why: 'Un solo derecho: la atención de salud que la norma nombra con las dos palabras.',
  },
  {
    item: 'public-budget man-03',
    text: 'c5fa7f136169',
    why: 'Un grupo: quienes deciden el gasto; los niveles dicen cuántos de ellos.',
  },
  {
    item: 'public-budget man-04',
    text: '6b2a496619dd',
    why: 'Una asistencia, de cualquiera de los dos ministerios que la dan.',
  },
  {
    item: 'public-budget dat-05',
    text: 'e1f063fe256e',
    why: 'Lo que la entidad cobra o perdona: una tasa y su exoneración son la misma norma.',
  },
  {
    item: 'public-budget pla-01',
    text: '6b80c5b19eb2',
    why: 'Un compromiso del plan estratégico, que lo llama objetivo o acción según su nivel.',
  },
  {
    item: 'public-budget pla-03',
    text: 'd15d373ba611',
    why: 'Lo que hace completa a una meta; los niveles dicen qué vale si falta el dinero.',
  },
  {
    item: 'public-budget for-03',
    text: 'c4809b94570a',
    why: 'Un producto de igualdad; el programa nombrado es el ejemplo que casi toda entidad conoce.',
  },
  {
    item: 'public-budget apr-02',
    text: '637885516d4c',
    why: 'Las condiciones para asistir; los niveles dicen qué vale si solo se cuida una.',
  },
  {
    item: 'public-budget apr-05',
    text: 'a27bca382a55',
    why: 'Quien decide en la entidad: en un ministerio la alta dirección, en una municipalidad el concejo.',
  },
  {
    item: 'public-budget eje-02',
    text: 'c8e4e6e3f53a',
    why: 'Un reporte con sus tres columnas; los niveles preguntan solo cada cuánto se hace.',
  },
  {
    item: 'public-budget seg-04',
    text: '6a829effdf8e',
    why: 'Cualquier control de la entidad; los niveles preguntan hasta dónde llegó.',
  },
  {
    item: 'public-budget ren-01',
    text: 'f36ceeeefe39',
    why: 'Una publicación: cuánto se gasta y para qué meta; los niveles preguntan con qué detalle.',
  },
]

import { SEGMENT_EXPLANATIONS } from '../../segment-explanations.ts'

const CASE = 'El caso es el que se cuenta al inicio de esta parte.'
const IMAGINED = 'Es un caso imaginado.'
const TRAINING = 'Una capacitación es un curso, un taller o una charla.'
const BOSS = 'La jefatura es quien dirige su trabajo.'

/** What each question asks, in easy Spanish, for whoever opens it. Of what tests knowledge it does not tell the answer. */
export const explanations: Readonly<Record<string, string>> = {
  'con-01':
    'Se pregunta si basta que la conducta pase una vez, o si hace falta que se repita, para que sea hostigamiento sexual.',
  'con-02': 'Un «no» expreso es uno que se dice con palabras. La frase dice que, sin él, no hay hostigamiento sexual.',
  'con-03':
    'Colegas del mismo nivel son personas que no se dirigen una a otra. La frase dice que entre ellas puede haber hostigamiento sexual.',
  'con-04': 'Se pregunta si su entidad tiene un documento que dice qué hacer ante el hostigamiento sexual.',
  'con-05':
    'Denunciar es avisar de manera formal para que se investigue. Se pregunta ante qué persona u oficina se hace eso en una entidad pública.',
  'con-06':
    'Una instancia de fuera es una institución que no es su entidad. La frase dice que antes de ir a ella tiene que acabar el trámite dentro de la entidad.',
  'con-07': 'La frase dice que el plazo para proteger a quien denuncia lo fija cada entidad.',
  'pre-01': `${TRAINING} Se pregunta si usted recibió una sobre este tema cuando entró a trabajar en la entidad.`,
  'pre-02': `${TRAINING} Se pregunta si usted recibió una sobre este tema en los doce meses antes de hoy.`,
  'pre-03': 'La frase dice que, con esa capacitación, usted puede darse cuenta de qué actos son hostigamiento sexual.',
  'pre-04': 'La frase dice que, para saber dónde se denuncia, cada persona tiene que buscarlo por su lado.',
  'pre-05':
    'Un sitio aislado es un lugar por donde pasa poca gente. La frase dice que en su trabajo hay sitios así, donde alguien podría sufrir hostigamiento sexual.',
  'pre-06': 'La frase dice que, después de que el personal responde una encuesta como esta, no cambia nada.',
  'pre-07':
    'Practicantes y locadores trabajan en la entidad sin ser de su personal. La frase dice que las charlas sobre hostigamiento sexual no los incluyen.',
  'cli-01':
    'Una broma sexista hace menos a alguien por ser mujer u hombre. La frase dice que en su área, ante las bromas sexuales o sexistas, no se hace nada.',
  'cli-02':
    'La vida privada es la que cada persona hace fuera del trabajo. La frase dice que en su área se habla de ella o del cuerpo de las personas.',
  'cli-03': `${IMAGINED} La frase dice que, para la persona a la que su jefatura insiste en salir, quejarse tendría riesgos.`,
  'cli-04': `${IMAGINED} La frase dice que, si esa persona se queja, la entidad le daría importancia a su queja.`,
  'cli-05': `${IMAGINED} La frase dice que quien insiste con esos mensajes tendría que responder por lo que hizo.`,
  'cli-07': 'La frase dice que, cuando una persona se queja, la escuchan con respeto.',
  'pro-01':
    'Guardar en reserva es que lo sepan solo las personas que hace falta. La frase dice que así se guardaría quién denunció.',
  'pro-02': 'La frase dice que quien denuncia podría perder su trabajo o tener problemas en él.',
  'pro-03': 'La frase dice que, ante una denuncia, pasaría demasiado tiempo hasta que la entidad haga algo.',
  'pro-04': 'Ser imparcial es no ponerse de un lado ni del otro. La frase dice que así serían quienes investigan.',
  'pro-05':
    'El apoyo psicológico ayuda con lo que una persona siente. La frase dice que ese apoyo, o el médico, llegaría pronto a quien denuncia.',
  'pro-06': 'La frase dice que a quien denuncia le cambiarían de oficina, también si no lo quiere.',
  'pro-07':
    'Sancionar es poner el castigo que dicen las normas. La frase dice que también se haría con una jefatura, si resulta responsable.',
  'dir-01':
    'La máxima autoridad es quien tiene el cargo más alto de la entidad. La frase dice que en doce meses dijo que el hostigamiento sexual no se permite.',
  'dir-02': `${BOSS} La frase dice que trata con respeto a todas las personas.`,
  'dir-03': `${BOSS} La frase dice que muestra que le gustan las bromas sobre el cuerpo de las personas.`,
  'dir-04': `${BOSS} La frase dice que, si alguien le cuenta un caso de hostigamiento sexual, sabría qué hacer.`,
  'dir-05':
    'Un escándalo es cuando mucha gente se entera de algo y habla de ello. La frase dice que en su entidad este tema se toca solo entonces.',
  'dir-06': 'La frase dice que su entidad no cuenta nada sobre cómo atiende los casos de hostigamiento sexual.',
  'tes-01': `${CASE} La frase dice que usted sabe qué hacer si lo ve.`,
  'tes-02': `${CASE} La frase dice que, si usted avisa, tendría problemas por eso.`,
  'tes-03': `${CASE} La frase dice que alguien de su área haría o diría algo para que pare.`,
  'tes-04': `${CASE} La frase dice que avisar no serviría para nada.`,
  'tes-05': `${CASE} La frase dice que les toca resolverlo solo a las personas que están en él.`,
  'exp-00':
    'La parte siguiente pregunta por conductas que pueden haberle pasado a usted en el trabajo. Puede responderla o pasar a la que sigue.',
  'exp-01':
    'Una frase humillante se dice para hacer sentir menos a alguien. Se pregunta si se las dijeron a usted por ser mujer u hombre.',
  'exp-02':
    'Un trato inferior es darle menos que a las demás personas. Se pregunta si le pasó a usted por su sexo o por un embarazo.',
  'exp-15':
    'La orientación sexual es por quién se siente atracción; la identidad de género, cómo se reconoce cada persona. Se pregunta si le insultaron por ellas, fueran o no ciertas.',
  'exp-03': 'Un chiste sexual habla de sexo. Se pregunta si se los contaron a usted y le incomodaron.',
  'exp-04': 'Se pregunta si le dijeron sobre su cuerpo o su vida sexual cosas que usted no quería oír.',
  'exp-05': 'Se pregunta si alguien le hizo señas, miradas o sonidos sexuales que le incomodaron.',
  'exp-06':
    'Un contenido sexual es una foto, un video, un audio o un texto sobre sexo. Se pregunta si se lo mandaron o mostraron sin que usted quisiera.',
  'exp-07':
    'Un rumor es algo que se cuenta sin saber si es verdad. Se pregunta si hicieron correr alguno sobre la vida sexual de usted.',
  'exp-16':
    'Una imagen íntima muestra el cuerpo desnudo o un momento sexual. Se pregunta si alguien hizo o pasó alguna de usted, fuera real o no.',
  'exp-08':
    'Insistir es repetirlo aunque usted no lo quería. Se pregunta si le invitaron, llamaron o escribieron una y otra vez.',
  'exp-09':
    'La vida íntima es la vida sexual o de pareja. Se pregunta si quisieron saber de ella sin que usted quisiera.',
  'exp-10': 'Se pregunta si alguien se puso demasiado cerca de usted, o fue detrás de usted, sin que lo quisiera.',
  'exp-11':
    'Rozar es tocar apenas. Se pregunta si alguien le tocó de esa u otra manera, le abrazó o le besó sin que usted lo quisiera.',
  'exp-12':
    'Un beneficio es algo que le conviene en el trabajo. Se pregunta si se lo ofrecieron a cambio de salir con alguien o de un acto sexual.',
  'exp-13':
    'Amenazar es decir que se hará un daño. Se pregunta si lo hicieron para que usted aceptara citas o actos sexuales, o si le trataron peor por decir que no.',
  'exp-14':
    'Forzar es obligar a alguien a lo que no quiere. Se pregunta si a usted le obligaron a un acto sexual, o trataron de hacerlo.',
  'wit-01':
    'Se pregunta si usted vio o supo que a otra persona del trabajo le pasó algo como lo que se pregunta en esta parte.',
  'wit-02': 'Se pregunta por lo que usted vio o supo. Si hizo varias cosas, marque la principal.',
  'cha-who': 'Piense en lo más reciente. Si fueron varias personas, marque el grupo de quien lo hizo más.',
  'cha-place': 'Piense en lo más reciente. Si fue en varios lugares, marque donde ocurrió más.',
  'cha-told':
    'Una instancia de fuera es una institución que no es su entidad. Si se lo contó a varias personas, marque lo principal.',
  'cha-report':
    'Una denuncia formal es un aviso, escrito o hablado, que se recibe para investigar lo que pasó. Se pregunta si hubo una.',
  'cha-why':
    'Una represalia es un daño que se hace a alguien por haber denunciado. Si hubo varias razones, marque la que pesó más.',
  'cha-health':
    'Un día hábil es un día de trabajo: no es sábado, domingo ni feriado. Se pregunta si en ese plazo le ofrecieron esa atención.',
  'cha-protection':
    'Las medidas de protección son para que la persona no sufra más daño. Se pregunta si se dieron en tres días de trabajo.',
  'cha-rights':
    'El acta de derechos es el documento que dice a qué tiene derecho quien denuncia. Se pregunta si se lo leyeron a usted.',
  'cha-reprisal':
    'Una represalia es un daño que se hace a alguien por haber denunciado. Se pregunta si le pasó a usted.',
  sex: SEGMENT_EXPLANATIONS.sex,
}

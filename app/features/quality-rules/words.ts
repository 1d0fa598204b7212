import {
  JUMP_TIMES,
  LONG_TRAINING_HOURS,
  MIXED_FROM,
  type Finding,
  type RuleCode,
  type Severity,
} from '#surveys/quality-rules/rules.ts'
import { formatNumber } from '#app/kit/format.ts'

export const SEVERITY_NAMES = { error: 'No se envía así', warning: 'Por revisar' } as const satisfies Record<
  Severity,
  string
>

type RuleWords = { readonly title: string; readonly why: string; readonly mend: string }

/** What each rule says, why it is asked, and how what it finds is put right. */
export const RULE_WORDS: Readonly<Record<RuleCode, RuleWords>> = {
  R01: {
    title: 'Dice que no hubo nada, y en Espejo consta que sí',
    why: 'Un cero que se contradice con lo hecho aquí haría falso el total del país.',
    mend: 'Borre el «No hubo nada este año» de ese tema.',
  },
  R02: {
    title: 'El tema de la norma es de otro nivel de gobierno',
    why: 'El informe nacional cuenta aparte los temas nacionales y los de los gobiernos regionales y locales.',
    mend: 'Elija un tema de su nivel de gobierno, u «Otro tema».',
  },
  R03: {
    title: 'El plan se implementó sin haberse aprobado',
    why: 'Elaborado, aprobado e implementado son pasos que van uno tras otro.',
    mend: 'Escriba con qué documento y cuándo se aprobó, o quite la acción cumplida.',
  },
  R04: {
    title: 'La acción se cumplió antes de aprobarse el plan',
    why: 'Puede ser, pero suele ser una fecha mal escrita.',
    mend: 'Revise las dos fechas. Si son así, déjelas.',
  },
  R05: {
    title: 'El mismo dato está dos veces',
    why: 'Contado dos veces, el total del país sale mayor.',
    mend: 'Borre uno de los dos, o distinga sus nombres o fechas si son hechos distintos.',
  },
  R06: {
    title: `Una capacitación de más de ${LONG_TRAINING_HOURS} horas`,
    why: 'Se piden las horas de toda la actividad, no la suma de las horas de cada persona.',
    mend: 'Revise las horas: si duró 8 y fueron 30 personas, son 8.',
  },
  R07: {
    title: 'Más personas capacitadas que las que trabajan en la entidad',
    why: 'Contando personas, cada una entra una vez.',
    mend: 'Si alguien asistió varias veces, elija «Asistencias». Si vino público de fuera, déjelo así.',
  },
  R08: {
    title: `Desde ${MIXED_FROM} participantes, todas mujeres o todos hombres`,
    why: 'Puede ser, pero suele faltar uno de los dos números.',
    mend: 'Revise cuántas mujeres y cuántos hombres fueron.',
  },
  R09: {
    title: 'Un número muy distinto al del año pasado',
    why: `Es ${JUMP_TIMES} veces más o ${JUMP_TIMES} veces menos. Puede ser, y conviene saberlo antes de publicarlo.`,
    mend: 'Revise que no falte ni sobre nada. Si es así, déjelo.',
  },
  R10: {
    title: 'El mecanismo vence antes de que termine el año',
    why: 'Un mecanismo vencido no se cuenta como vigente al 31 de diciembre.',
    mend: 'Registre la norma que lo renueva, si la hay.',
  },
  R11: {
    title: 'Hay integrantes y no está la norma que creó el mecanismo',
    why: 'Sin la norma, el mecanismo no se cuenta.',
    mend: 'Registre la norma en «Creación del mecanismo».',
  },
  R12: {
    title: 'Un dato sin medio de verificación',
    why: 'El MIMP valida lo que puede comprobar.',
    mend: 'Agregue un archivo, un enlace o el número del documento.',
  },
  R13: {
    title: 'Un tema del que no se informó nada',
    why: 'Sin informar no es lo mismo que cero: en el informe nacional saldrá como «no informó».',
    mend: 'Registre lo que hubo, o marque «No hubo nada este año».',
  },
  R14: {
    title: 'Se declara fuera una aplicación que ya está en Espejo',
    why: 'Lo aplicado en Espejo se cuenta solo; declarado otra vez se contaría doble.',
    mend: 'Bórrela si es la misma. Si fueron dos aplicaciones, déjela.',
  },
}

/** The numbers of a finding in words, or nothing. */
export function numbersWords({ numbers }: Finding): string {
  if (!numbers) return ''
  const said = (name: string) => formatNumber(numbers[name] ?? 0)
  if ('before' in numbers) return `El año pasado ${said('before')}, este año ${said('after')}.`
  if ('staff' in numbers) return `${said('people')} personas; trabajan ${said('staff')}.`
  return `${said('hours')} horas.`
}

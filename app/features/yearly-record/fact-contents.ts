import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { FactContents, SaidFact, Trained } from '#surveys/yearly-record/fact.ts'
import type { FactKind } from '#surveys/yearly-record/kinds.ts'
import type { FactValues } from './fact-fields.ts'

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
const dayOf = (text: string | undefined) => (text ? text : null)

function trainedOf(v: FactValues): Trained {
  return {
    name: v['nombre'] ?? '',
    type: v['tipo'] as Trained['type'],
    hours: Number((v['horas'] ?? '').replace(',', '.')),
    women: Number(v['mujeres']),
    men: Number(v['hombres']),
    counts: v['cuenta'] as Trained['counts'],
  }
}

function typedTraining({ name, type, hours, women, men, counts }: Trained): FactValues {
  return {
    nombre: name,
    tipo: type,
    horas: String(hours),
    mujeres: String(women),
    hombres: String(men),
    cuenta: counts,
  }
}

type Codec = {
  readonly [Kind in FactKind]: {
    readonly of: (v: FactValues) => FactContents[Kind]
    readonly typed: (content: FactContents[Kind]) => FactValues
  }
}

const TRAINING_CODEC = { of: trainedOf, typed: typedTraining }

/** Between what a form holds and what is stored. `of` reads values that were checked by their fields. */
const CODEC: Codec = {
  'mechanism-act': {
    of: (v) => ({
      actType: v['tipo'] as FactContents['mechanism-act']['actType'],
      number: v['numero'] ?? '',
      expiresOn: dayOf(v['vence']),
    }),
    typed: (c) => ({ tipo: c.actType, numero: c.number, vence: c.expiresOn ?? '' }),
  },
  'mechanism-members': {
    of: (v) => ({
      presidedBy: v['preside'] ?? '',
      secretariat: v['secretaria'] ?? '',
      units: linesOf(v['unidades'] ?? ''),
      women: Number(v['mujeres']),
      men: Number(v['hombres']),
      expiresOn: dayOf(v['vence']),
    }),
    typed: (c) => ({
      ...{ preside: c.presidedBy, secretaria: c.secretariat, unidades: c.units.join('\n') },
      ...{ mujeres: String(c.women), hombres: String(c.men), vence: c.expiresOn ?? '' },
    }),
  },
  'equality-officer': {
    of: (v) => ({
      name: v['nombre'] ?? '',
      position: v['cargo'] ?? '',
      unit: v['unidad'] ?? '',
      document: v['acto'] ?? '',
      expiresOn: dayOf(v['vence']),
    }),
    typed: (c) => ({ nombre: c.name, cargo: c.position, unidad: c.unit, acto: c.document, vence: c.expiresOn ?? '' }),
  },
  'activity-plan': {
    of: (v) => ({
      title: v['titulo'] ?? '',
      approved: v['aprobado'] ? { document: v['aprobado'], on: v['aprobado-fecha'] ?? '' } : null,
      implemented: v['cumplida'] ? { action: v['cumplida'], on: v['cumplida-fecha'] ?? '' } : null,
    }),
    typed: (c) => ({
      ...{ titulo: c.title, aprobado: c.approved?.document ?? '', 'aprobado-fecha': c.approved?.on ?? '' },
      ...{ cumplida: c.implemented?.action ?? '', 'cumplida-fecha': c.implemented?.on ?? '' },
    }),
  },
  'instrument-applied': {
    of: (v) => ({ instrument: v['herramienta'] as InstrumentSlug, document: v['acto'] ?? '' }),
    typed: (c) => ({ herramienta: c.instrument, acto: c.document }),
  },
  'internal-document': {
    of: (v) => ({
      type: v['tipo'] as FactContents['internal-document']['type'],
      title: v['titulo'] ?? '',
      document: v['acto'] ?? '',
      criterion: v['criterio'] ?? '',
    }),
    typed: (c) => ({ tipo: c.type, titulo: c.title, acto: c.document, criterio: c.criterion }),
  },
  training: TRAINING_CODEC,
  norm: {
    of: (v) => ({
      topic: v['tema'] as FactContents['norm']['topic'],
      number: v['numero'] ?? '',
      title: v['titulo'] ?? '',
    }),
    typed: (c) => ({ tema: c.topic, numero: c.number, titulo: c.title }),
  },
  communication: {
    of: (v) => ({ name: v['nombre'] ?? '', channel: v['medio'] ?? '' }),
    typed: (c) => ({ nombre: c.name, medio: c.channel }),
  },
  'good-practice': {
    of: (v) => ({ title: v['titulo'] ?? '', text: v['texto'] ?? '' }),
    typed: (c) => ({ titulo: c.title, texto: c.text }),
  },
  'tools-presented': {
    of: (v) => ({
      entityIds: linesOf(v['entidades'] ?? ''),
      instruments: (v['herramientas'] ?? '').split(' ').filter(Boolean) as InstrumentSlug[],
      about: v['asunto'] ?? '',
    }),
    typed: (c) => ({ entidades: c.entityIds.join('\n'), herramientas: c.instruments.join(' '), asunto: c.about }),
  },
  'training-given': TRAINING_CODEC,
  'assistance-given': {
    of: (v) => ({ entityIds: linesOf(v['entidades'] ?? ''), about: v['asunto'] ?? '' }),
    typed: (c) => ({ entidades: c.entityIds.join('\n'), asunto: c.about }),
  },
}

/** What a kind's values say. Entities are the lines that were typed until they are found in the directory. */
export function contentOf(kind: FactKind, values: FactValues): NonNullable<SaidFact['content']> {
  return CODEC[kind].of(values)
}

/** What a form shows of what is stored. */
export function typedContent({ kind, content }: SaidFact): FactValues {
  // Kind and content belong together by the type of what is given, which the table of codecs loses.
  const typed = CODEC[kind].typed as (content: unknown) => FactValues
  return content === null ? {} : typed(content)
}

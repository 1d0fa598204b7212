import { useEffect, useRef, type FormEvent } from 'react'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { TypedSelect, TypedText } from '#app/kit/forms/typed-inputs.tsx'
import type { ItemView } from './view-assessment.server.ts'
import { levelName } from './words.ts'

type Typed = Readonly<Record<string, string>>
type FormProps = { readonly item: ItemView; readonly typed: Typed }

/** The second press of a double click or of a key that is held would decide about the item that came meanwhile. */
const SEEN_AFTER_MS = 700

function useSeenFirst(): (event: FormEvent) => void {
  const shownAt = useRef(0)
  useEffect(() => {
    shownAt.current = performance.now()
  }, [])
  return (event) => {
    if (performance.now() - shownAt.current < SEEN_AFTER_MS) event.preventDefault()
  }
}

/** What is accepted without a word: the declared level where the documents prove it, else what they do prove. */
const provenLevel = (item: ItemView): string => (item.level === 'na' ? 'na' : String(item.acceptable ?? 0))

function otherLevels(item: ItemView): string[] {
  if (item.level === 'na') return ['0']
  const proven = item.acceptable ?? 0
  const lower = Array.from({ length: proven }, (_, level) => String(level)).reverse()
  // Less than was declared is never accepted without its reason.
  return provenLevel(item) === item.level ? lower : [String(proven), ...lower]
}

/** No component: by its hidden fields, as they stand in it, a form is known again. */
function which(item: ItemView, decision: 'aceptar' | 'devolver') {
  return (
    <>
      <input type="hidden" name="pregunta" value={item.id} />
      <input type="hidden" name="decision" value={decision} />
      <SeenField name="revision" value={item.reviewRevision} />
    </>
  )
}

/** One press: it has the focus when the item is shown, so that Enter accepts what the documents prove. */
function AcceptProven({ item }: { item: ItemView }) {
  const seenFirst = useSeenFirst()
  const level = levelName(item.level)
  return (
    <SendForm onSubmit={seenFirst}>
      {which(item, 'aceptar')}
      <input type="hidden" name="nivel" value={item.level ?? ''} />
      <input type="hidden" name="motivo" value="" />
      <input type="hidden" name="comentario" value="" />
      <SendButton
        className="boton"
        aria-describedby={`${item.id}-titulo`}
        data-goes-on={item.review === 'pending' || undefined}
      >
        {item.level === 'na' ? 'Aceptar que no aplica' : `Aceptar: ${level.toLowerCase()}`}
      </SendButton>
    </SendForm>
  )
}

function AcceptOther({ item, typed }: FormProps) {
  const levels = otherLevels(item)
  const saved = item.review === 'accepted' ? item.reviewComment : ''
  return (
    <SendForm noValidate>
      {which(item, 'aceptar')}
      <input type="hidden" name="comentario" value="" />
      <div className="campo">
        <label htmlFor={`${item.id}-nivel`}>Nivel que se acepta</label>
        <TypedSelect
          id={`${item.id}-nivel`}
          name="nivel"
          defaultValue={typed['nivel'] ?? item.verifiedLevel ?? levels[0]}
        >
          {levels.map((level) => (
            <option key={level} value={level}>
              {levelName(level)}
            </option>
          ))}
        </TypedSelect>
      </div>
      <div className="campo">
        <label htmlFor={`${item.id}-motivo`}>Por qué acepta otro nivel</label>
        <TypedText
          id={`${item.id}-motivo`}
          name="motivo"
          rows={2}
          defaultValue={typed['motivo'] ?? saved}
          saved={saved}
        />
      </div>
      <SendButton className="boton segundo">Aceptar ese nivel</SendButton>
    </SendForm>
  )
}

function Return({ item, typed }: FormProps) {
  const saved = item.review === 'returned' ? item.reviewComment : ''
  return (
    <SendForm noValidate>
      {which(item, 'devolver')}
      <input type="hidden" name="nivel" value="" />
      <input type="hidden" name="motivo" value="" />
      <div className="campo">
        <label htmlFor={`${item.id}-comentario`}>Qué falta o qué debe corregir la entidad</label>
        <TypedText
          id={`${item.id}-comentario`}
          name="comentario"
          rows={2}
          defaultValue={typed['comentario'] ?? saved}
          saved={saved}
        />
      </div>
      <SendButton className="boton segundo">Devolver la pregunta</SendButton>
    </SendForm>
  )
}

/** The decision about an item: one press where the documents prove it, a text only where one is needed. */
export function ReviewDecision({ item, typed, problem }: FormProps & { readonly problem: string | undefined }) {
  const isProven = provenLevel(item) === item.level
  const others = otherLevels(item)
  const isAccepted = item.review === 'accepted' && item.verifiedLevel === item.level
  return (
    <section aria-labelledby={`${item.id}-decision`} className="decision">
      <h3 id={`${item.id}-decision`}>{item.review === 'pending' ? 'Su decisión' : 'Cambiar la decisión'}</h3>
      {problem ? (
        <p className="error" role="alert">
          {problem}
        </p>
      ) : null}
      {isProven && !isAccepted ? <AcceptProven item={item} /> : null}
      {others.length > 0 ? (
        <Fold open={!isProven || typed['decision'] === 'aceptar'} summary="Aceptar otro nivel">
          <AcceptOther item={item} typed={typed} />
        </Fold>
      ) : null}
      <Fold open={typed['decision'] === 'devolver'} summary="Devolver con un comentario">
        <Return item={item} typed={typed} />
      </Fold>
    </section>
  )
}

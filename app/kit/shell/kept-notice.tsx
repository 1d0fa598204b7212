import { Notice } from './notice.tsx'
import { textsOf, type KeptReason } from '#app/kit/forms/kept.ts'
import { useKept } from '#app/kit/forms/use-kept.tsx'

const WHY: Record<KeptReason, string> = {
  session:
    'Su sesión terminó antes de que se guardara. Lo que escribió está otra vez en el formulario, sin guardar: revíselo y envíelo.',
  conflict:
    'Otra persona cambió esto antes. Lo que usted escribió está en el formulario, sin guardar; junto a cada campo distinto se ve lo que está guardado ahora. Compare y envíe lo que debe quedar.',
  failed: 'No se pudo guardar. Lo que escribió está otra vez en el formulario: revíselo y envíelo de nuevo.',
}

/** Of a button that stood on this page and was sent elsewhere: nothing comes back filled. */
const NOT_DONE: Record<KeptReason, string> = {
  session: 'Su sesión terminó antes: lo que pidió no se hizo. Si todavía lo quiere, presione otra vez el botón.',
  conflict: 'Otra persona cambió esto antes: lo que usted pidió no se hizo. Mire cómo está ahora y decida de nuevo.',
  failed: 'Lo que pidió no se pudo hacer. Presione otra vez el botón.',
}

/** What somebody wrote, to be copied where it has no field any more. */
export function TypedTexts({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <details>
      <summary>Copiar lo que escribió</summary>
      {texts.map((text, index) => (
        // The texts of one form never change places.
        <textarea
          key={index}
          readOnly
          rows={3}
          aria-label={`Texto ${index + 1} de los que escribió`}
          defaultValue={text}
        />
      ))}
    </details>
  )
}

/** Says at the top of a page why its form comes back filled. */
export function KeptNotice() {
  const kept = useKept()
  if (!kept) return null
  return (
    <div className="no-imprimir" role="status" tabIndex={-1} autoFocus>
      <Notice kind="warning">
        <p>{(kept.page === kept.path ? WHY : NOT_DONE)[kept.reason]}</p>
        {kept.hadFile ? <p>El archivo no se guardó: elíjalo otra vez.</p> : null}
        {kept.hadSecret ? <p>Las contraseñas y los códigos no se guardan: escríbalos otra vez.</p> : null}
        <TypedTexts texts={textsOf(kept)} />
      </Notice>
    </div>
  )
}

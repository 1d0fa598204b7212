import { CopyButton } from '#app/kit/shell/copy-button.tsx'

/** A text to be copied elsewhere. */
export function CopyText({ id, label, text }: { id: string; label: string; text: string }) {
  return (
    <div className="campo no-imprimir">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={7} defaultValue={text} />
      <CopyButton text={text} what={label} />
    </div>
  )
}

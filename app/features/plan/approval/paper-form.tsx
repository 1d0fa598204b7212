import { ChoiceField, TickField } from '#app/kit/forms/choice.tsx'
import { Field } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { DEED_FIELD_VALUES } from './deed-fields.ts'
import type { ShownApproval } from './view-approval.server.ts'

const KINDS = [
  {
    value: 'manuscrita',
    label: 'Manuscrita',
    help: 'El acto escaneado, con firma y sello. Se anota como «manuscrita, no comprobada».',
  },
  {
    value: 'digital',
    label: 'Digital',
    help: 'Un PDF firmado digitalmente. Se leen sus firmas: quién, cuándo y si el archivo es el que se firmó.',
  },
]

type Props = {
  readonly approval: ShownApproval
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** Registers the act by which the plan was approved outside: on paper with a hand's signature, or in a signed PDF. */
export function PaperForm({ approval, problems, values }: Props) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', problem: problems[name] })
  return (
    <section aria-labelledby="registrar">
      <h2 id="registrar">Si se firmó fuera de Espejo</h2>
      <Fold open={Object.keys(problems).length > 0} summary="Registrar el acto firmado">
        <SendForm encType="multipart/form-data" noValidate reloadDocument>
          <SeenField name="revision" value={approval.revision} />
          <SeenField name="huella" value={approval.digest} />
          <ChoiceField name="tipo" label="Cómo se firmó" options={KINDS} value={values['tipo'] ?? 'manuscrita'} />
          <Field
            name="archivo"
            label="Archivo del acto (PDF, PNG o JPG, hasta 10 MB)"
            type="file"
            accept=".pdf,.png,.jpg,.jpeg"
            help="De una foto quitamos el lugar, la fecha y el teléfono que trae escondidos, y la huella es la de lo que se guarda; de un PDF no quitamos nada."
            problem={problems['archivo']}
          />
          <Field {...field('numero')} label="Tipo y número del acto" help="Por ejemplo: R.A. 045-2026-MDX/A" />
          <Field {...field('fecha')} label="Fecha del acto" type="date" className="corto" />
          <Field {...field('nombre')} label="Nombre y apellidos de quien firmó" />
          <Field {...field('cargo')} label="Cargo de quien firmó" />
          <Field
            {...field('resolucion')}
            label="Si firmó por delegación o encargo: número de la resolución"
            help="Déjelo vacío si firmó la persona titular."
          />
          <TickField
            name="declaro"
            label="El acto aprueba exactamente las acciones que muestra esta página."
            checked={'declaro' in values}
            problem={problems['declaro']}
          />
          <SendButton className="boton segundo" name="accion" value={DEED_FIELD_VALUES.register}>
            Registrar el acto firmado
          </SendButton>
        </SendForm>
      </Fold>
    </section>
  )
}

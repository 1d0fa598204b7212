/** What the Ministry may say of itself: by the name of the field of its form, how it is called and where it is read. */
export const SETTING_FIELDS = {
  office: { field: 'oficina', label: 'Nombre de la oficina', seen: 'Privacidad, pie de las páginas y de los correos' },
  senderName: { field: 'remitente', label: 'Nombre de quien envía los correos', seen: 'Correos' },
  senderAddress: { field: 'direccion', label: 'Dirección desde la que salen los correos', seen: 'Correos' },
  contactMail: {
    field: 'correo',
    label: 'Correo para consultas',
    seen: 'Privacidad, pie de las páginas y de los correos',
  },
  contactPhone: {
    field: 'telefono',
    label: 'Teléfono para consultas',
    seen: 'Privacidad, pie de las páginas y de los correos',
  },
  terms: { field: 'terminos', label: 'Términos que agrega el Ministerio', seen: 'Privacidad' },
} as const

export type SettingName = keyof typeof SETTING_FIELDS
export const SETTING_NAMES = Object.keys(SETTING_FIELDS) as SettingName[]

/** All of it; what is empty is not shown, or has its start value. */
export type Settings = Readonly<Record<SettingName, string>>

export const NO_SETTINGS: Settings = {
  ...{ office: '', senderName: '', senderAddress: '', contactMail: '', contactPhone: '', terms: '' },
}

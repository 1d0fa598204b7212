/** What the Ministry may say of itself: by the name of the field of its form, and how it is called. */
export const SETTING_FIELDS = {
  office: { field: 'oficina', label: 'Nombre de la oficina' },
  senderName: { field: 'remitente', label: 'Nombre de quien envía los correos' },
  senderAddress: { field: 'direccion', label: 'Dirección desde la que salen los correos' },
  contactMail: { field: 'correo', label: 'Correo para consultas' },
  contactPhone: { field: 'telefono', label: 'Teléfono para consultas' },
  terms: { field: 'terminos', label: 'Términos que agrega el Ministerio' },
} as const

export type SettingName = keyof typeof SETTING_FIELDS
export const SETTING_NAMES = Object.keys(SETTING_FIELDS) as SettingName[]

/** All of it; what is empty is not shown, or has its start value. */
export type Settings = Readonly<Record<SettingName, string>>

export const NO_SETTINGS: Settings = {
  ...{ office: '', senderName: '', senderAddress: '', contactMail: '', contactPhone: '', terms: '' },
}

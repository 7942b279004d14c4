import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('StoredFile', { description: 'An uploaded file, by content: PDF, JPEG or PNG, and with a notice DOCX or XLSX.' })
export class StoredFileType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'File name, with the extension of what it really is.' })
  name!: string

  @Field(() => String, { description: 'application/pdf, image/jpeg, image/png, or the type of a DOCX or XLSX.' })
  mimeType!: string

  @Field(() => Int, { description: 'Size in bytes.' })
  bytes!: number
}

import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('StoredFile', { description: 'An uploaded file: PDF, JPEG or PNG, by content.' })
export class StoredFileType {
  @Field(() => ID, { description: 'Identifier.' })
  id!: string

  @Field(() => String, { description: 'File name, with the extension of what it really is.' })
  name!: string

  @Field(() => String, { description: 'application/pdf, image/jpeg or image/png.' })
  mimeType!: string

  @Field(() => Int, { description: 'Size in bytes.' })
  bytes!: number
}

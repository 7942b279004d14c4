import { GraphQLUpload, type FileUpload } from 'graphql-upload-minimal'
import { Field, ID, InputType } from 'type-graphql'

@InputType({ description: 'A notice to publish (通知公告).' })
export class PublishNoticeInput {
  @Field(() => String, { description: 'Title, up to 200 characters.' })
  title!: string

  @Field(() => String, { description: 'Plain text, up to 20,000 characters.' })
  body!: string

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Files of `noticeDraftFiles` to publish with it (附件), in this order, up to 10.',
  })
  attachmentIds!: string[]
}

@InputType({ description: 'A file for a notice that is not published yet (附件).' })
export class AddNoticeFileInput {
  @Field(() => String, { nullable: true, description: 'What the page calls it, up to 100 characters; otherwise its file name.' })
  label?: string | null

  @Field(() => GraphQLUpload, {
    description: 'PDF, JPEG, PNG, DOCX or XLSX, at most 20 MB, sent as a GraphQL multipart request.',
  })
  file!: Promise<FileUpload>
}

@InputType({ description: 'Names a file that is not published yet.' })
export class RemoveNoticeFileInput {
  @Field(() => ID, { description: 'The attachment.' })
  attachmentId!: string
}

import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('SectionNews', { description: 'What of a section is not as it was carried over.' })
export class SectionNewsType {
  @Field(() => String, { description: 'Key of the section.' })
  key!: string

  @Field(() => [Int], { description: 'Places of rows that were not there, from 0.' })
  newRows!: number[]

  @Field(() => [Int], { description: 'Places of rows that say something else, from 0.' })
  changedRows!: number[]

  @Field(() => [String], { description: 'Fields of a section without rows that say something else.' })
  changedFields!: string[]

  @Field(() => [ID], { description: 'Files that were not attached (StoredFile.id).' })
  newFileIds!: string[]
}

@ObjectType('CarryOver', {
  description: 'That an application was begun from an earlier one (从上年申报复制), and what is new in it.',
})
export class CarryOverType {
  @Field(() => ID, { description: 'The earlier application.' })
  fromId!: string

  @Field(() => Int, { description: 'The year of the earlier one.' })
  fromYear!: number

  @Field(() => String, { description: 'The title that was filed for then.' })
  fromTitle!: string

  @Field(() => [SectionNewsType], {
    description:
      'Sections with something new, in the order of the form: for the applicant as they stand, for others as submitted.',
  })
  sections!: SectionNewsType[]
}

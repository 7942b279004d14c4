import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { required, type Context } from '../graphql/context.js'
import { sectionRules } from '../workflow/section-rules.js'
import { SectionRuleType } from './section-rule.type.js'
import { SectionType } from './section.type.js'
import { sectionWritten } from './typed-content.js'
import { AttachEvidenceInput, RemoveAttachmentInput, SaveSectionInput } from './write-application.input.js'

@Resolver()
export class SectionsResolver {
  @Query(() => [SectionRuleType], { description: 'Every section an applicant fills, in the order of the form.' })
  sectionRules() {
    return sectionRules
  }

  @Mutation(() => SectionType, {
    description:
      'Saves a section as a draft; what is missing is told in problems. A row left out goes with its evidence. Errors: NOT_FOUND, NOT_APPLICANT, NOT_EDITABLE, WINDOW_CLOSED, SECTION_LOCKED, INVALID_INPUT, STALE_REVISION.',
  })
  saveSection(
    @Arg('input', () => SaveSectionInput, { description: 'What to save.' }) input: SaveSectionInput,
    @Ctx() context: Context,
  ) {
    const { section, ...rest } = input
    return context.sections.saveSection({ ...rest, ...sectionWritten(section) }, required(context))
  }

  @Mutation(() => SectionType, {
    description:
      'Attaches evidence to a section or to one of its rows, 20 files a section and 60 an application. Errors: NOT_FOUND, NOT_APPLICANT, NOT_EDITABLE, WINDOW_CLOSED, SECTION_LOCKED, INVALID_INPUT, TOO_MANY_FILES, QUOTA_EXCEEDED (300 MB an application), FILE_TOO_LARGE, FILE_EMPTY, FILE_TYPE_REFUSED.',
  })
  attachEvidence(
    @Arg('input', () => AttachEvidenceInput, { description: 'What to attach.' }) input: AttachEvidenceInput,
    @Ctx() context: Context,
  ) {
    return context.evidence.attachEvidence(input, required(context))
  }

  @Mutation(() => SectionType, {
    description:
      'Removes an attachment; versions submitted with it keep it. Errors: NOT_FOUND, NOT_APPLICANT, NOT_EDITABLE, WINDOW_CLOSED, SECTION_LOCKED.',
  })
  removeAttachment(
    @Arg('input', () => RemoveAttachmentInput, { description: 'Which.' }) { attachmentId }: RemoveAttachmentInput,
    @Ctx() context: Context,
  ) {
    return context.evidence.removeAttachment(attachmentId, required(context))
  }
}

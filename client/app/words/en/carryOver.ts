export default {
  label: "Copy last year's application",
  none: 'Begin with an empty form',
  note: "Takes over last year's sections and evidence; no file is uploaded again. The commitment is signed anew, and 上次申报后新成果 has to be filled in.",
  choice: '{campaign} {title}',
  from: 'Copied from the application of {year} ({title}).',
  news: 'Sections with something new: {sections}.',
  noNews: 'Nothing is new compared with last year yet.',
  todo: 'Bring up to date what has changed and fill in 上次申报后新成果; what is new or changed is marked, for reviewers, too.',
  newRow: 'New',
  changedRow: 'Changed',
  newFile: 'New file',
  section: 'Something new',
}

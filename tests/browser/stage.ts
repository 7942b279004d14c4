import type { Acts, Person, Verb, Who } from '../journeys/story.js'
import type { PersonAtScreen } from './person-at-screen.js'

/** How each of these acts is done by clicking. */
export type Clicks<Some extends Verb> = { [V in Some]: (person: PersonAtScreen, act: Acts[V], who: Who) => Promise<void> }

export interface FieldWords {
  label: string
  kind: string
  choices: string[] | null
}

/** What those who act know of the story and of the forms before them. */
export interface Stage {
  personOf(who: Who): Person
  /** Tells people apart who are born alike. */
  numberOf(who: Who): number
  /** One-time passwords as they were read off the screen. */
  secrets: Map<Who, string>
  /** Labels of a section and its fields, as `sectionRules` gives them. */
  sectionWords(key: string): Promise<{ label: string; fields: Map<string, FieldWords> }>
}

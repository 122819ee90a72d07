import type { DirectoryRefusalCode } from '#contracts';
import type { RefusalTable } from '#platform';

export const DIRECTORY_PROBLEMS: RefusalTable<DirectoryRefusalCode> = {
  person_unknown: { status: 403, title: 'The directory does not know this person' },
  post_not_held: { status: 403, title: 'This person does not hold that post' },
  jurisdiction_unknown: { status: 422, title: 'No such jurisdiction' },
};

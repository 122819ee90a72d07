export class AgentOrganisation {
  name: string;
  creditCode: string;
}

/** Who filed it for the applicant, under a mandate. */
export class AgentView {
  /** Masked, except for its two sides. */
  name: string;
  basis: 'parent' | 'guardian' | 'child' | 'authorised' | 'organisation';
  /** The organisation for which the applicant stands. */
  organisation: AgentOrganisation | null;
  /** The reader is the agent. */
  isReader: boolean;
}

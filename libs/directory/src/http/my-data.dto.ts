import { IsString, Matches } from 'class-validator';

/** What the platform keeps of an account, in the clear for its owner. */
export class MyAccountView {
  name: string;
  idNumber: string;
  phone: string | null;
  /** Division code of where they live. */
  homeJurisdiction: string;
}

export class CorrectContactDto {
  @IsString() @Matches(/^[0-9+-]{5,20}$/) phone: string;
}

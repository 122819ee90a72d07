import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { CHANNELS, SWITCHES, type Channel, type Switch } from '../domain/channels.js';
import { LANGUAGES, NOTICE_GROUPS, type Language, type NoticeGroup } from '../domain/template.js';

export class SaveSettingsDto {
  /** Language of e-mails. */
  @IsIn(LANGUAGES) @ApiProperty({ enum: LANGUAGES }) language: Language;
  /** What is switched off, as `group:channel`; everything else is on. */
  @ApiProperty({ enum: SWITCHES, isArray: true, maxItems: SWITCHES.length })
  @IsArray() @ArrayMaxSize(SWITCHES.length) @IsIn(SWITCHES, { each: true }) off: Switch[];
}

export class MailAddressDto {
  @ApiProperty({ format: 'email', maxLength: 254 })
  @IsString() @MaxLength(254) @IsEmail() address: string;
}

export class MailCodeDto {
  /** The six digits of the e-mail. */
  @IsString() @Matches(/^\d{6}$/) code: string;
}

export class SwitchView {
  @ApiProperty({ enum: CHANNELS }) channel: Channel;
  on: boolean;
}

export class GroupView {
  @ApiProperty({ enum: NOTICE_GROUPS }) group: NoticeGroup;
  /** An act demands these notices: nobody can switch them off. */
  mandatory: boolean;
  channels: SwitchView[];
}

export class WaitingAddressView {
  address: string;
  /** UTC instant until which the code counts. */
  expiresAt: string;
}

export class MailView {
  /** Whether e-mails are sent from here at all. */
  offered: boolean;
  /** The confirmed address. */
  address: string | null;
  confirmedAt: string | null;
  /** An address that waits for its code. */
  waiting: WaitingAddressView | null;
}

export class SettingsView {
  @ApiProperty({ enum: LANGUAGES }) language: Language;
  groups: GroupView[];
  mail: MailView;
}

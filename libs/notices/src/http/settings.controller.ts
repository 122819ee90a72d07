import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedInOnly, type PersonActor } from '#platform';
import { CHANNELS, goesBy } from '../domain/channels.js';
import { NOTICE_GROUPS, isMandatory } from '../domain/template.js';
import { SettingsService, type Settings } from '../settings.service.js';
import { MailAddressDto, MailCodeDto, SaveSettingsDto, SettingsView } from './settings.dto.js';

@ApiTags('notices')
@Controller('api/notices/settings')
export class NoticeSettingsController {
  constructor(private readonly settings: SettingsService) {}

  /** How the reader is told. */
  @Get()
  @SignedInOnly()
  async getSettings(@CurrentActor() actor: PersonActor): Promise<SettingsView> {
    return toView(await this.settings.get(actor));
  }

  /** Language, and what is switched off. */
  @Put()
  @SignedInOnly()
  async saveSettings(@CurrentActor() actor: PersonActor, @Body() body: SaveSettingsDto): Promise<SettingsView> {
    return toView(await this.settings.save(actor, body));
  }

  /** Sends a code to an e-mail address, which receives nothing else until it was confirmed. */
  @Post('mail-address')
  @HttpCode(200)
  @SignedInOnly()
  async askForCode(@CurrentActor() actor: PersonActor, @Body() { address }: MailAddressDto): Promise<SettingsView> {
    return toView(await this.settings.askForCode(actor, address));
  }

  /** Confirms the address by the code that it received. */
  @Post('mail-address/confirm')
  @HttpCode(200)
  @SignedInOnly()
  async confirmAddress(@CurrentActor() actor: PersonActor, @Body() { code }: MailCodeDto): Promise<SettingsView> {
    return toView(await this.settings.confirm(actor, code));
  }

  /** Takes the e-mail address off; again is harmless. */
  @Delete('mail-address')
  @HttpCode(204)
  @SignedInOnly()
  async removeAddress(@CurrentActor() actor: PersonActor): Promise<void> {
    await this.settings.removeMailAddress(actor);
  }
}

function toView({ language, off, isMailOffered, mail, waiting }: Settings): SettingsView {
  return {
    language,
    groups: NOTICE_GROUPS.map((group) => ({ group, mandatory: isMandatory({ group }), channels: CHANNELS.map((channel) => ({ channel, on: goesBy(channel, { group }, off) })) })),
    mail: {
      offered: isMailOffered, address: mail?.address ?? null, confirmedAt: mail?.confirmedAt.toISOString() ?? null,
      waiting: waiting ? { address: waiting.address, expiresAt: waiting.expiresAt.toISOString() } : null,
    },
  };
}
